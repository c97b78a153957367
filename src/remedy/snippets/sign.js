const crypto = require('crypto');

const hmac = (key, message) => crypto.createHmac('sha1', key).update(message).digest('hex');
const sha1 = (text) => crypto.createHash('sha1').update(text).digest('hex');

// keyTime is "start;end" in Unix seconds; policy is the JSON text before base64.
function sign(secretKey, keyTime, policy) {
  const signKey = hmac(secretKey, keyTime);
  const stringToSign = sha1(policy);
  return hmac(signKey, stringToSign);
}
