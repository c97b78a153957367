wizard-name = postdoc
