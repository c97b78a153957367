### What the same code does in other time zones.

zones-title = The same code elsewhere (meant to live { $life }):
zones-city-tokyo = Tokyo
zones-city-shanghai = Shanghai
zones-city-virginia = Virginia
zones-lives = lives { $life }: accepted, too long
zones-expired = expired { $life } before it was made: refused
