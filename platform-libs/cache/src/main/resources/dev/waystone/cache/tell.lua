-- An aggregate has a new version: what is older goes, and cannot come back. All instances are told.
-- KEYS generation, aggregate; ARGV version, memory of it (ms), channel or nothing, message
local generation = redis.call('GET', KEYS[1])
if generation then
  local key = KEYS[2] .. generation
  local known = redis.call('HGET', key, 'version')
  if not known or tonumber(known) < tonumber(ARGV[1]) then
    redis.call('DEL', key)
    redis.call('HSET', key, 'version', ARGV[1])
    redis.call('PEXPIRE', key, ARGV[2])
  end
end
if ARGV[3] ~= '' then
  redis.call('PUBLISH', ARGV[3], ARGV[4])
end
return 1
