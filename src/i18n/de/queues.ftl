queues-inactive = (inaktiv)
queues-not-mapped = nicht zugeordnet
queues-no-wfm = isps.cfg nennt kein WFM-System: tragen Sie seine Adresse ein (`xlink config set isps.cfg "IES System WFM" Url iwfms://…`)
queues-as-last-read = Das WFM kann nicht gefragt werden ({ $why }); dies sind seine Queues, wie sie um { $read } gelesen wurden.
queues-never-read = die Queues des WFM sind noch nicht bekannt, und es kann nicht gefragt werden: { $why }. `xlink check` sagt mehr
