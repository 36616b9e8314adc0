tree-unknown-system = there is no external system “{ $name }”; known are: { $known }
tree-no-system = No external system has a section in isps_Ul.ini, and none is known from the WFM server yet.
tree-no-queue = (no queue: name them in Groups)
tree-unreadable = cannot be read: { $why }
