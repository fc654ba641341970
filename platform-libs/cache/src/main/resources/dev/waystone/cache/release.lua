-- Ends leases of loads that failed.
-- KEYS generation, aggregates; ARGV owner
local generation = redis.call('GET', KEYS[1])
for i = 2, #KEYS do
  local name = KEYS[i] .. (generation or '') .. ':lease'
  if redis.call('GET', name) == ARGV[1] then
    redis.call('DEL', name)
  end
end
return 1
