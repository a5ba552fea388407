# La permanence : qui l'assure, sa prise, sa transmission.
desk_watch = Permanence et relève
desk_on-watch = De permanence
desk_on-watch-nobody = personne
desk_watch-nobody = Personne n'a pris la permanence à ce poste.
desk_watch-is = { $officer } est de permanence depuis { $since } UTC et la transmet au plus tard à { $due } UTC.
desk_watch-overlong = { $officer } est de permanence depuis { $since } UTC et devait la transmettre au plus tard à { $due } UTC.
desk_watch-handed = { $from } transmet à { $to }. Tant qu'elle n'est pas reprise, la permanence reste où elle était.
desk_watch-lead = La permanence est transmise et prise par des actes signés, que lisent le poste lui-même et le superviseur. Les noms restent à ce poste ; un acte porte un pseudonyme.
desk_watch-take = Prendre la permanence
desk_watch-take-by = À reprendre au plus tard à { $due } UTC.
desk_watch-untaken = Elle devait être reprise au plus tard à { $due } UTC.
desk_watch-take-note = Ceci signe un acte. Dès lors la permanence est à vous, et à vous de la transmettre.
desk_watch-relieve = Aucune transmission n'est en cours. Si vous prenez la permanence, vous relevez la personne qui l'assure.
desk_watch-keep = Garder la permanence
desk_watch-hand = Transmettre la permanence
desk_watch-next = Prochain officier
desk_watch-sign = Signer la transmission
desk_watch-hand-note = L'acte dit combien de points sont en suspens et les nomme. La permanence reste à vous jusqu'à ce que le prochain officier la prenne.
desk_watch-alone = Il n'y a pas d'autre officier à ce poste. Qui exploite votre nœud peut en inviter un.
desk_watch-note = Note de transmission
desk_watch-note-lead = D'après le registre à { $time } UTC.
desk_watch-open =
    { $n ->
        [0] rien en suspens
        [one] { $n } point en suspens
       *[other] { $n } points en suspens
    }
desk_watch-awaited = On nous doit
desk_watch-lines = Liaisons à surveiller
desk_watch-alarms = Alarmes en cours
desk_watch-nothing = Rien.
desk_watch-desks = La permanence à chaque poste
desk_watch-sounds = Alarmes et essai de leurs sons
desk_watch-outgoing = Officier sortant
desk_watch-incoming = Officier entrant
desk_looked-reports =
    { $n ->
        [one] { $n } incident signalé
       *[other] { $n } incidents signalés
    }
desk_looked-notices =
    { $n ->
        [one] { $n } notification
       *[other] { $n } notifications
    }
desk_looked-acks =
    { $n ->
        [one] { $n } accusé de réception
       *[other] { $n } accusés de réception
    }
desk_looked-answers =
    { $n ->
        [one] { $n } réponse
       *[other] { $n } réponses
    }
