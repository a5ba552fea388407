# États d'un engagement et de chacun à qui il est donné. Ce qui en est tenu se compte ailleurs.
commitment-state_given = donné, il vaut
commitment-state_withdrawn = son auteur le retire ; il vaut jusqu'à ce que ceux à qui il fut donné l'en délient
commitment-state_lifted = levé par ceux à qui il fut donné
commitment-state_delivered = remis, pas encore ouvert
commitment-state_opened = ouvert
commitment-state_released = l'en délie
commitment-state_held-to = le maintient
commitment-state_silent = pas ouvert à l'échéance
