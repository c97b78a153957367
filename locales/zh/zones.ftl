### 同一段代码在其他时区的表现。

zones-title = 同一段代码在其他地区（预期有效 { $life_text }）：
zones-city-tokyo = 东京
zones-city-shanghai = 上海
zones-city-virginia = 弗吉尼亚
zones-lives = 有效 { $life_text }：会被接受，但时间过长
zones-expired = 生成前 { $life_text }就已过期：会被拒绝
