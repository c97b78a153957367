# URL, Content-Type, file: sends the bytes and prints the status.
import sys

import httpx

url, kind, path = sys.argv[1:]
with open(path, "rb") as file:
    print(httpx.post(url, content=file.read(), headers={"Content-Type": kind}).status_code)
