ledger-in-use-by = the import state in { $folder } is in use by another xlink (process { $pid }): stop it, or let it do the work
ledger-in-use = the import state in { $folder } is in use by another xlink: stop it, or let it do the work
ledger-file = the import state cannot be kept: { $why }
ledger-newer = { $path } was written by a newer xlink (layout { $found }, this program knows { $ours }): run the newer program, or restore a backup
ledger-database = the import state { $path } cannot be read or written: { $why }; check free space and rights
ledger-damaged = the import state { $path } is damaged: { $what }; restore a backup of the installation
