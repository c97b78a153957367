import base64
import hashlib
import json

# One text: hashed as it is, encoded as it is, never written twice.
def prepare(policy_object):
    policy = json.dumps(policy_object, ensure_ascii=False).encode("utf-8")
    policy_field = base64.b64encode(policy).decode("ascii")
    string_to_sign = hashlib.sha1(policy).hexdigest()
    return policy_field, string_to_sign
