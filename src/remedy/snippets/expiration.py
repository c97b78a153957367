from datetime import datetime, timedelta, timezone

# now() without a zone is the server's local time.
def expiration():
    moment = datetime.now(timezone.utc) + timedelta(minutes=30)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
