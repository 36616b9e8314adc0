queues-inactive = (inactive)
queues-not-mapped = non affecté
queues-no-wfm = isps.cfg ne nomme aucun système WFM : indiquez son adresse (`xlink config set isps.cfg "IES System WFM" Url iwfms://…`)
queues-as-last-read = Le WFM ne peut pas être interrogé ({ $why }) ; voici ses files d'attente telles que lues à { $read }.
queues-never-read = les files d'attente du WFM ne sont pas encore connues, et il ne peut pas être interrogé : { $why }. `xlink check` en dit plus
