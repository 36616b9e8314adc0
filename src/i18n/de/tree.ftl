tree-unknown-system = Ein externes System „{ $name }“ gibt es nicht; bekannt sind: { $known }
tree-no-system = Kein externes System hat einen Abschnitt in isps_Ul.ini, und vom WFM-Server ist noch keines bekannt.
tree-no-queue = (keine Queue: in Groups benennen)
tree-unreadable = ist nicht lesbar: { $why }
