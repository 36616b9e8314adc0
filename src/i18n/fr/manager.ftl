manager-unknown = « { $text } » n'est pas un gestionnaire de services : on attend systemd, standalone, windows ou launchd
manager-step = { $step } : { $why }
manager-step-hint = { $step } : { $why }. { $hint }
