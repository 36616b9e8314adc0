tree-unknown-system = il n'y a pas de système externe « { $name } » ; sont connus : { $known }
tree-no-system = Aucun système externe n'a de section dans isps_Ul.ini, et le serveur WFM n'en a pas encore fait connaître.
tree-no-queue = (aucune file : nommez-les dans Groups)
tree-unreadable = illisible : { $why }
