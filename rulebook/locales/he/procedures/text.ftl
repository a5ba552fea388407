# States of a text as a case, and of whoever is told of it.
text-state_tabled = על השולחן
text-state_withdrawn = נמשך
text-state_delivered = נמסר, טרם נפתח
text-state_opened = נפתח
