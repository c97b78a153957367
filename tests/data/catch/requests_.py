# URL, Content-Type, file: sends the bytes and prints the status.
import sys

import requests

url, kind, path = sys.argv[1:]
with open(path, "rb") as file:
    print(requests.post(url, data=file.read(), headers={"Content-Type": kind}).status_code)
