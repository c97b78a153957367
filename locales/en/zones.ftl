### What the same code does in other time zones.

zones-title = The same code elsewhere (meant to be valid for { $life_text }):
zones-city-tokyo = Tokyo
zones-city-shanghai = Shanghai
zones-city-virginia = Virginia
zones-lives = valid for { $life_text }: accepted, but too long
zones-expired = expired { $life_text } before it was made: rejected
