ledger-in-use-by = l'état des imports dans { $folder } est utilisé par un autre xlink (processus { $pid }) : arrêtez-le, ou laissez-le travailler
ledger-in-use = l'état des imports dans { $folder } est utilisé par un autre xlink : arrêtez-le, ou laissez-le travailler
ledger-file = l'état des imports ne peut pas être conservé : { $why }
ledger-newer = { $path } a été écrit par un xlink plus récent (format { $found }, ce programme connaît { $ours }) : lancez le programme récent, ou restaurez une sauvegarde
ledger-database = l'état des imports { $path } ne peut être ni lu ni écrit : { $why } ; vérifiez l'espace libre et les droits
ledger-damaged = l'état des imports { $path } est endommagé : { $what } ; restaurez une sauvegarde de l'installation
