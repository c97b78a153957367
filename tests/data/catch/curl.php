<?php // URL, Content-Type, file: sends the bytes and prints the status.
[, $url, $kind, $path] = $argv;
$options = ["method" => "POST", "header" => "Content-Type: $kind", "content" => file_get_contents($path), "ignore_errors" => true];
file_get_contents($url, false, stream_context_create(["http" => $options]));
echo explode(" ", $http_response_header[0])[1];
