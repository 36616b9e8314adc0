control-answer-unclear = la réponse du service n'est pas comprise par ce programme (xlink { $version }) : les deux ont-ils la même version ? ({ $why })
control-gave-no-answer = le service n'a pas répondu : { $why }
control-lost = la liaison avec le service est coupée
control-silence = le service n'a pas répondu en { $seconds } s ; il est peut-être occupé, réessayez
control-no-thread = pas de fil d'exécution pour le canal : { $why }
control-stranger = un inconnu écoute à la place du service de { $directory } : le compte { $account } n'est ni son propriétaire ni root
control-not-open = le canal vers le service de { $directory } n'est pas ouvert à ce compte. Demandez à un administrateur de lancer `xlink register --system`
control-no-service = aucun service ne tourne pour { $directory }
control-service-of = le service de { $directory } : { $why }
control-other-question = le service a répondu à une autre question
control-frame-closed = l'autre côté a fermé le canal
control-frame-too-long = un message de { $length } octets dépasse la limite de { $limit }
control-frame-not-understood = un message est incompréhensible : { $why }
control-no-answer = le service ne répond pas ({ $why })
control-listen = le canal vers la console ne peut pas être ouvert à { $place } : { $why }
control-in-use = déjà utilisé (rc=32) : { $why }
control-busy = le service a déjà { $count } connexions : fermez une console, ou réessayez dans un instant
control-registration-denied = accès refusé (rc=5) : { $path } appartient à un autre compte. Lancez la commande comme propriétaire du dossier d'installation ou comme administrateur
control-registration-damaged = { $file } est incompréhensible ({ $why }) : supprimez-le et enregistrez à nouveau
control-registration-nobody = le système ne dit pas qui lance cette commande : { $why }
control-not-among = le canal est ouvert au compte du service, aux administrateurs et au groupe { $group } ; le compte { $account } n'en fait pas partie. Ajoutez-le au groupe { $group } et ouvrez une nouvelle session
control-not-admitted = le canal n'est pas ouvert au compte { $account }. Demandez à un administrateur de lancer `xlink register --system`, ou lancez vous-même `sudo xlink register --user`
control-unknown-question = le service (xlink { $version }) ne connaît pas cette question : { $why }
control-cannot-travel = la réponse ne peut pas être transmise : { $why }
control-events-apart = les événements ont leur propre connexion
