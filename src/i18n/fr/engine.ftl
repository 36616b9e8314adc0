engine-access-denied = accès refusé (rc=5) : { $why }
engine-in-use = déjà utilisé (rc=32) : { $why }
engine-unreachable = le service est injoignable : { $why }
engine-version = le service est un xlink dont le canal est en version { $theirs }, ce programme parle la version { $ours } : redémarrez le plus ancien
engine-busy = un import est en cours : { $why }
