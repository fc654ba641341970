-- Keeps what a load brought, unless something newer is known or everything was forgotten meanwhile; ends the lease.
-- KEYS generation, aggregate; ARGV generation seen, owner, version, value, end (ms)
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return 0
end
local key = KEYS[2] .. ARGV[1]
local known = redis.call('HGET', key, 'version')
if not known or tonumber(known) <= tonumber(ARGV[3]) then
  redis.call('HSET', key, 'version', ARGV[3], 'value', ARGV[4])
  redis.call('PEXPIREAT', key, ARGV[5])
end
if redis.call('GET', key .. ':lease') == ARGV[2] then
  redis.call('DEL', key .. ':lease')
end
return 1
