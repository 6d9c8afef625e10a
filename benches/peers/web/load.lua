-- Posts the request that was made, and counts what is not answered with 200.
local made = os.getenv("PEER_FILES")
local function read(name)
  local file = assert(io.open(made .. "/" .. name, "rb"))
  local text = file:read("a")
  file:close()
  return text
end

wrk.method = "POST"
wrk.body = read("body.json")
for line in read("headers.txt"):gmatch("[^\n]+") do
  local name, value = line:match("^([^:]+): (.*)$")
  wrk.headers[name] = value
end

function done(summary, latency)
  local errors = summary.errors
  local failed = errors.status + errors.connect + errors.read + errors.write + errors.timeout
  io.write(string.format(
    '{"requests": %d, "requests_per_second": %.0f, "p50_ms": %.2f, "p99_ms": %.2f, "failed": %d}\n',
    summary.requests,
    summary.requests / summary.duration * 1e6,
    latency:percentile(50) / 1000,
    latency:percentile(99) / 1000,
    failed
  ))
end
