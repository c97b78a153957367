// One text: hashed as it is, encoded as it is, never written twice.
function prepare($policyArray) {
    $policy = json_encode($policyArray, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE);
    return [
        'policyField' => base64_encode($policy),
        'stringToSign' => sha1($policy),
    ];
}
