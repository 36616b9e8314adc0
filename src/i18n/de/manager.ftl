manager-unknown = „{ $text }“ ist keine Dienstverwaltung: erwartet wird systemd, standalone, windows oder launchd
manager-step = { $step }: { $why }
manager-step-hint = { $step }: { $why }. { $hint }
