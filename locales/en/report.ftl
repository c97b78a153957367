report-name = postdoc
