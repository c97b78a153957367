# How (fetch or xhr), URL, Content-Type, file: a headless browser sends the bytes, and the status is printed.
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome)
cat > "$folder/page.html" <<END
<!doctype html>
<meta charset="utf-8">
<p>none</p>
<script>
const bytes = Uint8Array.from(atob("$(base64 < "$4" | tr -d '\n')"), (c) => c.charCodeAt(0));
const told = (status) => { document.querySelector("p").textContent = "status " + status; };
if ("$1" === "fetch") {
  fetch("$2", { method: "POST", headers: { "Content-Type": "$3" }, body: bytes }).then((it) => told(it.status), told);
} else {
  const request = new XMLHttpRequest();
  request.open("POST", "$2");
  request.setRequestHeader("Content-Type", "$3");
  request.onloadend = () => told(request.status);
  request.send(bytes);
}
</script>
END
"$browser" --headless --no-sandbox --disable-gpu --disable-dev-shm-usage --user-data-dir="$folder/profile" \
  --virtual-time-budget=20000 --dump-dom "file://$folder/page.html" 2>/dev/null | sed -n 's/.*status \([0-9]*\).*/\1/p'
