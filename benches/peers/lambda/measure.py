"""Starts functions against a stand-in for Lambda's Runtime API: how long to the first answer, at what
memory. The functions are read from a JSON file; a table is printed, and one JSON object a function."""

import json
import os
import selectors
import socket
import statistics
import subprocess
import sys
import time
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(HERE, "event.json"), "rb") as event_file:
    EVENT = event_file.read()
LIMIT = 60


def peak_memory(pid):
    """In MB. Of the process's own address space: what wait4 tells holds its parent's too."""
    with open(f"/proc/{pid}/status") as status:
        line = next(line for line in status if line.startswith("VmHWM:"))
    return int(line.split()[1]) * 1024 / 1e6


def whole(buffer):
    """The request line and the body of a request, once it is all there."""
    head, separator, rest = bytes(buffer).partition(b"\r\n\r\n")
    if not separator:
        return None
    lines = head.decode("latin-1").split("\r\n")
    headers = dict(line.lower().split(": ", 1) for line in lines[1:] if ": " in line)
    if headers.get("transfer-encoding") == "chunked":
        if not rest.endswith(b"0\r\n\r\n"):
            return None
        body = b""
        while rest:
            size, _, rest = rest.partition(b"\r\n")
            body, rest = body + rest[: int(size, 16)], rest[int(size, 16) + 2 :]
        return lines[0], body
    if len(rest) < int(headers.get("content-length", "0")):
        return None
    return lines[0], rest


def reply(connection, event):
    deadline = int((time.time() + 7) * 1000)
    connection.sendall(
        (
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(event)}\r\n"
            "Lambda-Runtime-Aws-Request-Id: 8476a536-e9f4-11e8-9739-2dfe598c3fcd\r\n"
            f"Lambda-Runtime-Deadline-Ms: {deadline}\r\n"
            "Lambda-Runtime-Invoked-Function-Arn: arn:aws:lambda:eu-west-1:123456789012:function:skill\r\n"
            "Lambda-Runtime-Trace-Id: Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700\r\n\r\n"
        ).encode()
        + event
    )


def first_answer(function):
    """Milliseconds from the start of the process to its answer, and its peak memory by then."""
    selector = selectors.DefaultSelector()
    server = socket.create_server(("127.0.0.1", 0))
    selector.register(server, selectors.EVENT_READ)
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": os.environ.get("HOME", "/"),
        "AWS_LAMBDA_RUNTIME_API": f"127.0.0.1:{server.getsockname()[1]}",
        "AWS_LAMBDA_FUNCTION_NAME": "skill",
        "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "256",
        "AWS_REGION": "eu-west-1",
        **function.get("environment", {}),
    }
    started = time.perf_counter()
    process = subprocess.Popen(
        function["command"],
        cwd=function["directory"],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    buffers, given = {}, False
    try:
        while True:
            ready = selector.select(LIMIT)
            if not ready or process.poll() is not None:
                raise SystemExit(f"{function['name']} gave no answer")
            for key, _ in ready:
                if key.fileobj is server:
                    connection, _ = server.accept()
                    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                    selector.register(connection, selectors.EVENT_READ)
                    buffers[connection] = bytearray()
                    continue
                connection = key.fileobj
                data = connection.recv(65536)
                if not data:
                    selector.unregister(connection)
                    continue
                buffers[connection] += data
                request = whole(buffers[connection])
                if request is None:
                    continue
                buffers[connection].clear()
                line, body = request
                if line.startswith("POST"):
                    took = (time.perf_counter() - started) * 1000
                    card = json.loads(body).get("response", {}).get("card", {})
                    if "/response" not in line or card.get("type") != "LinkAccount":
                        raise SystemExit(f"{function['name']} answered {line}: {body!r}")
                    return took, peak_memory(process.pid)
                # The second time round there is nothing to do.
                if not given:
                    given = True
                    reply(connection, EVENT)
    finally:
        process.kill()
        process.wait()
        for connection in buffers:
            connection.close()
        server.close()
        selector.close()


def files(path):
    if os.path.isfile(path):
        yield path
    for folder, _, names in os.walk(path):
        for name in names:
            if not name.endswith(".pyc"):
                yield os.path.join(folder, name)


def sizes(function, work):
    """MB deployed, plain and zipped."""
    archive = os.path.join(work, "deployed.zip")
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as zipped:
        for root in function["deployed"]:
            for path in files(root):
                zipped.write(path)
        plain = sum(entry.file_size for entry in zipped.infolist())
    return plain / 1e6, os.path.getsize(archive) / 1e6


def main(path, runs):
    with open(path) as file:
        functions = json.load(file)
    measured = {function["name"]: [] for function in functions}
    for function in functions:
        first_answer(function)  # Files come into the page cache, Python writes its byte code.
    # In turns, so that a busy moment of the machine hits nobody alone.
    for _ in range(runs):
        for function in functions:
            measured[function["name"]].append(first_answer(function))
    own = statistics.median(took for took, _ in measured[functions[0]["name"]])
    print(f"{runs} runs each, medians")
    print(f"{'':44} {'ms':>7} {'least':>7} {'times':>6} {'peak MB':>8} {'deployed MB':>12} {'zipped':>7}")
    results = []
    for function in functions:
        took = [took for took, _ in measured[function["name"]]]
        memory = statistics.median(memory for _, memory in measured[function["name"]])
        plain, zipped = sizes(function, os.path.dirname(path))
        middle = statistics.median(took)
        print(
            f"{function['name']:44} {middle:7.1f} {min(took):7.1f} {middle / own:6.1f} {memory:8.1f}"
            f" {plain:12.2f} {zipped:7.2f}"
        )
        results.append({"name": function["name"], "milliseconds": middle, "peak_mb": memory, "deployed_mb": plain})
    for result in results:
        print(json.dumps(result))


main(sys.argv[1], int(sys.argv[2]))
