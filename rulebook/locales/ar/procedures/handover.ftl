# حالات تسليم المناوبة، وحالة المشرف الذي يُبلَّغ بها.
handover-state_handed-over = سُلّمت ولم تُستلم بعد
handover-state_taken = استُلمت
handover-state_kept = بقيت لدى الضابط المسلِّم
handover-state_untaken = لم تُستلم في الموعد
handover-state_told = قُيّدت في السجل ولم تُسلَّم بعد
handover-state_delivered = بُلّغت ولم تُفتح بعد
handover-state_opened = فُتحت
