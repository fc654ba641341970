-- What is known of aggregates, and the lease to load those of which nothing is known or which are old.
-- KEYS generation, aggregates; ARGV a new generation, owner, lease (ms), old from so many ms before the end on
local generation = redis.call('GET', KEYS[1])
if not generation then
  generation = ARGV[1]
  redis.call('SET', KEYS[1], generation)
end
local time = redis.call('TIME')
local answer = {generation, time[1] * 1000 + math.floor(time[2] / 1000)}
for i = 2, #KEYS do
  local key = KEYS[i] .. generation
  local known = redis.call('HMGET', key, 'version', 'value')
  local left = redis.call('PTTL', key)
  local lease = 0
  if not known[2] or left < tonumber(ARGV[4]) then
    local name = key .. ':lease'
    if redis.call('SET', name, ARGV[2], 'NX', 'PX', ARGV[3]) or redis.call('GET', name) == ARGV[2] then
      lease = 1
    end
  end
  answer[i + 1] = {known[1], known[2], left, lease}
end
return answer
