# URL, Content-Type, file: sends the bytes and prints the status.
import http.client
import sys
from urllib.parse import urlsplit

url, kind, path = sys.argv[1:]
connection = http.client.HTTPConnection(urlsplit(url).netloc)
with open(path, "rb") as file:
    connection.request("POST", "/", file.read(), {"Content-Type": kind})
print(connection.getresponse().status)
