# حالات المناوبة، وحالة المشرف الذي يُبلَّغ بها.
watch-state_on-watch = المناوبة قائمة
watch-state_relieved = انتهت المناوبة
watch-state_overlong = المناوبة تجاوزت مدتها
watch-state_told = قُيّدت في السجل ولم تُسلَّم بعد
watch-state_delivered = بُلّغت ولم تُفتح بعد
watch-state_opened = فُتحت
