# A session joined from the console, beside what its pages say.

joining-under = with the code on your instructor's screen
joining-address = Address
joining-address-means = It stands on your instructor's screen too, and looks like http://192.168.1.5:8765. This machine remembers it.
joining-address-none = Type the address from your instructor's screen.
joining-address-unread = This cannot be read as an address. It looks like http://192.168.1.5:8765.
joining-address-secure = This session is served over https, which the console does not speak yet. Please open the address in a browser.
joining-not-reached = Nothing answers at { $address } just now. Please look at the address again, and whether this machine is on the same network as the session.
joining-elsewhere = Something else answers at { $address }. Please look at the address again: what follows the colon matters too.
joining-kept-there = What you do in the session is kept where it is served, and your instructor sees it. This machine remembers your seat until you leave.
joining-under-way = Joining…
joining-gone = The session is not there any more, or your seat in it is not. Nothing is held against you.
joining-seat-not-kept = Your seat could not be kept on this machine ({ $why }). It is yours until you close the window.

joining-lobby-means = Keep this window open. It goes on by itself.
joining-lost = The session cannot be reached just now. Nothing is lost, and this goes on by itself once it is back.
joining-together = Everybody hears one call together in this session.
joining-together-means = That is shown in a browser. To take part, please leave the session here, open { $address } in a browser, and come in with the same code.
joining-supervisor = This call is played from the supervisor's seat.
joining-supervisor-means = That is done in a browser. To take it, please open { $address } in one and come in with the same code, or ask your instructor.
joining-open = Open it in a browser
joining-not-opened = No browser could be opened. The address is { $address }.

joining-other-text = This machine's calls are not quite the session's: { $why }. Nothing was begun, and it is no fault of yours. Please tell your instructor, or open { $address } in a browser.
joining-not-begun = The call could not be begun here: { $why }. Please try again, or tell your instructor.
joining-sending = What you did in your last call is still being sent. Please keep this window open a moment.
joining-not-kept = The last of a call could not be kept in the session: { $why }. What was sent before is safe. Please tell your instructor.
joining-see-debrief = See the debrief
joining-left = You have left the session. Nothing is held against you.
