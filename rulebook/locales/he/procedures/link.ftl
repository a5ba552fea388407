link-state_up = הקו תקין
link-state_degraded = הקו משובש
link-state_down = הקו מנותק
link-state_suspended = הקו מושעה
