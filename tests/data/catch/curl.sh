# URL, Content-Type, file: sends the bytes and prints the status.
curl -sS -o /dev/null -w '%{http_code}' -H "Content-Type: $2" --data-binary "@$3" "$1"
