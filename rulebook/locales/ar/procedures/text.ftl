# States of a text as a case, and of whoever is told of it.
text-state_tabled = مطروح
text-state_withdrawn = مسحوب
text-state_delivered = سُلِّم ولم يُفتح بعد
text-state_opened = فُتح
