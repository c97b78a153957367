const crypto = require('crypto');

// One text: hashed as it is, encoded as it is, never written twice.
function prepare(policyObject) {
  const policy = JSON.stringify(policyObject);
  return {
    policyField: Buffer.from(policy, 'utf8').toString('base64'),
    stringToSign: crypto.createHash('sha1').update(policy, 'utf8').digest('hex'),
  };
}
