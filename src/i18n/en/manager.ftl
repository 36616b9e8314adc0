manager-unknown = “{ $text }” is no service manager: expected systemd, standalone, windows or launchd
manager-step = { $step }: { $why }
manager-step-hint = { $step }: { $why }. { $hint }
