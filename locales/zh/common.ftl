### 各处通用的词语：结论、严重程度、来源、数量。

## 结论

verdict-fault = 发现问题
    .none-proved = 找到可能的原因
verdict-sound = 未发现问题
    .scope = 在已提供的内容中没有发现问题。
verdict-undetermined = 需要更多信息
verdict-mismatch = 响应属于另一个请求

## 有多确定，依据是什么

severity-error = 错误
severity-warning = 警告
severity-note = 提示
authority-documented = 官方文档
authority-observed = 已有实例
authority-inferred = 推断
authority-proved = 已证实
word-refused-next = 接下来会被拒绝
word-this-cause = 本次报错的原因

## 值所在的位置

source-answer = COS 的响应
source-policy = policy
source-policy-base64 = policy（base64）
source-form = 表单
source-body = 请求 body
source-request = 请求
source-keys = 密钥
source-option = 选项

## 复制的内容与实际发送的内容有多接近

fidelity-wire = 实际发送的字节
fidelity-browser-copy = 从浏览器或工具中复制
fidelity-log-text = 日志中的文本
fidelity-retyped = 手工重新输入的文本

## 可以向谁确认

who-customer = 执行上传的人
who-backend = 负责签名代码的人
who-account-owner = 账号所有者

## 短词

word-yes = 是
word-no = 否
word-unknown = 不清楚
word-open = 尚未回答
word-empty = （空）
word-expected = 应为
word-actual = 实际
list-joint = {"、"}
word-sentence = { $text }。
word-noted = { $text }（{ $note }）
word-quoted = "{ $value }"
word-cause = 可能原因
word-solution = 解决方案
word-documented-advice = 官方文档（{ document-436-41164 }，{ $document }）
word-our-advice = postdoc 的补充
word-fix = 处理方法
word-path = 路径

## 问题类型从何得知

case-from-answer = 由 COS 的消息得知
case-from-prediction = 根据已提供的内容预测

## "现在" 以哪个时钟为准

now-from-option = 由 --now 指定
now-from-answer = 取自 COS 的消息
now-from-server-time = 取自 COS 响应中的 ServerTime
now-from-date = 取自响应的 Date 头部
now-from-request-id = 取自 RequestId
now-from-request-date = 取自请求的 Date 头部
now-from-machine = 取自本机时钟

## 服务名称

vendor-s3 = Amazon S3
vendor-oss = 阿里云 OSS
vendor-minio = MinIO
vendor-obs = 华为云 OBS
vendor-gcs = Google Cloud Storage
vendor-other = 其他存储服务

## 数量

amount-days = { $count } 天
amount-hours = { $count } 小时
amount-minutes = { $count } 分钟
amount-seconds = { $count } 秒
amount-bytes = { $count } 字节

## 系统给出的原因

reason-not-found = 没有这个文件或目录
reason-permission-denied = 没有权限
reason-already-exists = 已经存在
reason-is-a-directory = 这是一个目录
reason-not-a-directory = 这不是目录
reason-address-in-use = 另一个程序正在使用此端口
reason-address-not-available = 本机没有这个地址
reason-storage-full = 没有剩余空间
reason-read-only = 文件系统是只读的
reason-invalid-data = 数据无效
reason-unsupported = 系统不支持
reason-broken-pipe = 读取方已关闭
## 朗读：时间、时区、字母

zone-home = 28800
zone-0 = UTC
zone-28800 = 北京时间
zone-32400 = JST
weekday-1 = 周一
weekday-2 = 周二
weekday-3 = 周三
weekday-4 = 周四
weekday-5 = 周五
weekday-6 = 周六
weekday-7 = 周日
moment = { $date }（{ $day }）{ $time } { $zone }
heard-before = COS 收到请求时，policy 已过期 { $gap_text }。
heard-after = 第一个时间并不早于第二个时间。请重新确认这两个数字。
heard-civil = { $seconds_text }正好是{ $zones }与 UTC 的时差。请检查是否把本地时间当作 UTC 写入，或重复减去了时差。
heard-civil-life = 加上 { $life_text }的有效期就是 { $seconds_text }，正好是{ $zones }与 UTC 的时差。请检查是否把本地时间当作 UTC 写入，或重复减去了时差。
civil-60 = 中欧（UTC+1）
civil-120 = 中欧夏令时（UTC+2）
civil-180 = 莫斯科（UTC+3）
civil-240 = 美国东部夏令时（UTC-4）
civil-300 = 美国东部（UTC-5）
civil-330 = 印度（UTC+5:30）
civil-360 = 美国中部（UTC-6）
civil-420 = 美国太平洋夏令时（UTC-7）或曼谷（UTC+7）
civil-480 = 中国（CST，UTC+8）或美国太平洋（UTC-8）
civil-540 = 日本（JST，UTC+9）
civil-600 = 悉尼（UTC+10）
letter-capital = 大写字母 { $letter }
letter-small = 小写字母 { $letter }
letter-digit = 数字 { $letter }
tails-same = 末尾相同。其余部分仍可能不同。
tails-differ = 倒数第 { $place } 个字符：表单中是{ $form_letter }，policy 中是{ $policy_letter }。
tails-alike = 这几个字符容易听错。请再确认一次再回答。

## 文档的标题

document-436-14690 = POST Object
document-436-41164 = POST Object 常见异常
document-436-7730 = 错误码
document-436-40105 = 访问 COS 报 403 错误
document-436-7778 = 请求签名
document-436-13324 = 对象概述
document-436-13318 = 设置跨域访问
document-436-41230 = 获取 RequestId
document-436-7749 = PUT Object
