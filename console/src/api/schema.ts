// Written by npm run schema from /api/openapi.json; not by hand.
export interface paths {
    "/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Cases. With a filter a page may be short, also empty, with a next_cursor: go on until it is null. */
        get: operations["listCases"];
        put?: never;
        /** @description Registers a matter. Its number is drawn from the series of the year; the query code, when a telephone is given, is told in this answer alone. Of a matter that several bring together the petitioner is the first, who gets code and notices; at most four more speak for them. */
        post: operations["registerCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One case as it stands. */
        get: operations["getCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{number}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The ledger of a case, in the order of recording. */
        get: operations["listEvents"];
        put?: never;
        /** @description Puts an entry on the ledger. What the law or the state of the case does not allow is refused with 422 and its article. */
        post: operations["putEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{number}/clocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Every statutory clock that ever started on the case, each with its article. */
        get: operations["listClocks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{number}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What the caller may put on the ledger now, each in which role; `waits_for` says what must be done before. */
        get: operations["listSteps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{number}/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The documents served in the case, as its ledger has them. */
        get: operations["listServices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{number}/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The notices issued in the case, and how far each was brought to its citizen. */
        get: operations["listNotices"];
        put?: never;
        /** @description Issues a notice and brings it to the petitioner. What the ledger and the office already say need not be given; what is still missing is refused with every fault, and takes no number. */
        post: operations["issueNotice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{number}/reminders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What was said of the case's clocks, to whom, and what was not and why. */
        get: operations["listReminders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/supervision-list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The cases on the supervision list of today. */
        get: operations["listSupervision"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{number}/notices/{id}/service": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Records that a notice was received: signed for at the window, by post or in a visit, with how it is known. A clock that starts at service starts there. */
        post: operations["serveNotice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{number}/notices/{id}/paper": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The notice as it was issued, as a PDF to print: the same bytes each time. It has its citizen's name, so it takes cases:read besides. */
        get: operations["printNotice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{number}/notices/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Withdraws a notice that was wrong, by who may sign its kind, with a reason and the later notice that stands in its place. Whoever checks or opens it is told. */
        post: operations["withdrawNotice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notice-tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Notices that a person must bring, by a call or by post, the longest waiting first. */
        get: operations["listNoticeTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reception-days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The coming reception days with their free times. */
        get: operations["listReceptionDays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The visits booked for a day, by time. */
        get: operations["listBookings"];
        put?: never;
        /** @description Books a visit. A booking is no petition received: no clock starts. */
        post: operations["bookVisit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One booked visit. */
        get: operations["getBooking"];
        put?: never;
        post?: never;
        /** @description Cancels a visit; its seat is offered to who waits. */
        delete: operations["cancelVisit"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/check-in-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For the printed list of a day: of each visit the address of its check-in page and the QR code of it, as an SVG path. None without public_url. */
        get: operations["listCheckInCodes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/check-ins/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The visit of a code that was scanned: `day` is today, to_come or past. */
        get: operations["getCheckIn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/{number}/arrival": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description They have come. Twice is no fault: the first stands. 409 arrival.other_day on another day than the visit's. */
        post: operations["noteArrival"];
        /** @description It was another row that was meant; both stay on record. */
        delete: operations["takeBackArrival"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reception-days/{date}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Who has booked for that day, where each would sit on the new one, and what each would be told. */
        get: operations["previewReceptionMove"];
        put?: never;
        /** @description Moves the day; everybody who booked goes along and is told, once. */
        post: operations["moveReceptionDay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reception-days/{date}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Who has booked for that day, and what each would be told if it was called off. */
        get: operations["previewReceptionCancelling"];
        put?: never;
        /** @description Calls the day off; everybody who booked or waits for it is told, once. */
        post: operations["cancelReceptionDay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reception-days/{date}/put-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Who lost his visit when that day was called off, has no other one, and what each would be told if it was held after all. */
        get: operations["previewReceptionReturn"];
        put?: never;
        /** @description Holds a day that was called off; nobody is booked back by himself, they are told that they may book again, once. */
        post: operations["putBackReceptionDay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reception-days-left": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Days that are none any more, by the office's file, while people are booked for them: moved or called off like one that is held. */
        get: operations["listReceptionDaysLeft"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reception-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What was done to reception days, by whom, who was told, and whether it arrived; the newest first. */
        get: operations["listReceptionChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calendar/{year}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The days off of a year, the weekend days that work, and who put them in force. */
        get: operations["getCalendar"];
        /** @description Puts it in force, as it was previewed: edition is the one that the preview told. Deadlines are counted anew, and whom it concerns is told. */
        put: operations["putCalendar"];
        post?: never;
        /** @description Back to the year as the program and the office's file have it. */
        delete: operations["putCalendarBack"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calendar/{year}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description What the year would be with that notice (in the State Council's words, or JSON as in the office's file), and which running deadlines and reception days it would move. Keeps nothing. */
        post: operations["previewCalendar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What was sent or waits to be sent, the newest first; without the words. */
        get: operations["listMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One message with its words, for whom it is and what providers told of it. */
        get: operations["getMessage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Has a message that did not get through said once more: as it was, to a mended phone, in mended words, or by another channel. Refused with 409 and why; once for each message. */
        post: operations["resendMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The person of a telephone; of several who share it the first, unless one is named. */
        get: operations["findPerson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/known-people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description All whom the caller sees that are known by a telephone, the first first; or nobody: for whoever registers one. */
        get: operations["knownPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A person by id: petitioner_id of a case. */
        get: operations["getPerson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{id}/phone-cut": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description His telephone is somebody else's now. Nothing of his goes there any more: what waits is withdrawn, links sent there open nothing, talks that were joined with him are nobody's, and he must prove himself anew. */
        post: operations["cutPhone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{id}/phone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description He has shown at the office that this telephone is his: his cases are opened with its last four digits from now on. 409 when another person has registered with it. */
        post: operations["renewPhone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/promise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description How soon what was to be said was handed over in the last 30 days, what arrived, what nobody knows, and the matters over a statutory day; counted from the outbox and the ledgers of the key's offices. `lost` counts what citizens wrote or what is to be said that is in nobody's hands, and messages that are in none of the states. */
        get: operations["getPromise"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Who read what by this API, the newest first. */
        get: operations["listReadings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reminder-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description By what the office reminds and escalates: for each clock whom, when, and what is made of it besides. */
        get: operations["getReminderRules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reminder-rules/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The rules of reminding as a document, the draft that waits for a second person, and which versions were in force. */
        get: operations["getReminderDraft"];
        /** @description Words them anew, or takes an earlier version (0: those of the files); nothing changes until somebody else confirms it. */
        put: operations["putReminderDraft"];
        post?: never;
        /** @description Nobody wants the draft any more. */
        delete: operations["dropReminderDraft"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reminder-rules/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description In what these rules differ from those in force, and who would be pushed otherwise in the next two weeks. Keeps nothing. */
        post: operations["previewReminderRules"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reminder-rules/draft/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Puts in force what another person worded: every instance reminds by it within seconds. */
        post: operations["confirmReminderDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/examples": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description By which sentences of its own the caller's office is understood, those of the offices above it, the draft, and which were in force. */
        get: operations["getExamples"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/examples/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** @description Words them anew, all together, or takes an earlier set (0: none); nothing changes until somebody else confirms it. */
        put: operations["putExamples"];
        post?: never;
        /** @description Drops what is being worded, also when it was handed in. */
        delete: operations["dropExamples"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/examples/draft/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Gives the set with that id back, with the reason. */
        post: operations["returnExamples"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/examples/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description What the bot makes of one sentence, with the examples in force and with these. Keeps nothing. */
        post: operations["trySentence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/examples/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Which of the sentences that the program knows would be understood better or worse with these examples. Keeps nothing. */
        post: operations["checkExamples"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/examples/rehearse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Plays the conversation scripts of the program with these examples, and tells those that go otherwise. Takes some seconds; keeps nothing. */
        post: operations["rehearseExamples"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/examples/draft/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Hands the draft with that id in for another person. Refused where too many sentences would be understood worse. */
        post: operations["submitExamples"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/examples/draft/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Puts in force what another person worded: every instance understands by it within seconds. */
        post: operations["confirmExamples"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The subscriptions of the key's office. */
        get: operations["listWebhooks"];
        put?: never;
        /** @description Subscribes to entries of the ledgers that the key's office sees. The secret by which deliveries are signed is told in this answer alone. */
        post: operations["makeWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One subscription. */
        get: operations["getWebhook"];
        put?: never;
        post?: never;
        /** @description Ends a subscription; what waits for it is closed. */
        delete: operations["removeWebhook"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What the subscription was or is to be told, the newest first. */
        get: operations["listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}/deliveries/{delivery}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Delivers once more what is parked or was delivered. */
        post: operations["replayDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/figures/matters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description How many matters were received: by ISO week, by theme and by place. No two of them are crossed, and a place with fewer than `fewest` matters is not named but counted in `elsewhere`. Accusations are in no figure. */
        get: operations["getMatterFigures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/figures/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Of the matters received in each week, and of each unit: how many citizens were informed, and how many matters concluded, within the statutory days, late, not yet, and not yet although the days are over. Days are counted from the clock's beginning. As the last look at each matter found it. */
        get: operations["getAnswerFigures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/figures/delivery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What became of what was to be said, by ISO week and channel. Today and yesterday are counted now; of earlier days, as the last night found them. */
        get: operations["getDeliveryFigures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/figures/ratings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description How petitioners rated, by the ISO week of the rating and by unit. Where `is_few` is true it is not told apart, so that nobody is known by it. */
        get: operations["getRatingFigures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Takes in a table (CSV; UTF-8, or GB18030 as Excel saves it). Everything is checked first: each bad row is told with line, column and reason, and then nothing is taken. */
        post: operations["importTable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What was sent to many, the newest first. */
        get: operations["listBulk"];
        put?: never;
        /** @description Sends one thing to many, or a text of the catalogue filled for each: to telephones by SMS; to people, who booked, and petitioners of cases over WeCom while that lets us write to them, else by SMS. It begins at once, at most per_minute of them in any minute. With anything wrong nobody is told, and every fault is named. */
        post: operations["orderBulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bulk/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description What such an order would say to the first of its recipients, to how many, and how many SMS that is at most; or every fault of it. Keeps nothing. */
        post: operations["lookAtBulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bulk/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One sending, and what became of its recipients. */
        get: operations["getBulk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bulk/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description From now on nobody more is told; what is queued is taken back. */
        post: operations["pauseBulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bulk/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Goes on with who waits; 409 when it was stopped. */
        post: operations["resumeBulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bulk/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description As a pause, and for good. */
        post: operations["stopBulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/texts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The texts that the product says, with their titles, by what they are for. */
        get: operations["listTexts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/texts/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One text with its variables and all its versions. */
        get: operations["getText"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/texts/{key}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** @description Drafts other words for it; without text: those that the program came with. Another's draft is replaced only by who names its id in replaces. */
        put: operations["saveText"];
        post?: never;
        /** @description Drops what is being worded, also when it was handed in. */
        delete: operations["dropText"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/texts/{key}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Hands the draft in for review by another person. */
        post: operations["submitText"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/texts/{key}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Publishes the wording with that id: it is said from now on. By another person than wrote it. */
        post: operations["publishText"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/texts/{key}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Gives the wording with that id back, with the reason. */
        post: operations["returnText"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/texts/{key}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description How its readers would see those words (without text: those that the program came with), or what is wrong with them. Keeps nothing. */
        post: operations["previewText"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/texts/{key}/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Sends those words (without text: those that the program came with) to oneself, by WeCom or by SMS (way: wecom, sms), marked as a trial. */
        post: operations["tryText"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/trials/{message}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description How a trial stands: whether it was taken, and whether it arrived. */
        get: operations["getTrial"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/texts/{key}/rehearse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Plays the conversation scripts of the program with those words, and tells those that go otherwise than with the words that are said now. Takes some seconds; keeps nothing. */
        post: operations["rehearseText"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/texts/{key}/provider-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What the providers of SMS approved for that text: for each account its template, whether it says what the text says now, and all that was recorded. */
        get: operations["listProviderTemplates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/texts/{key}/provider-templates/{account}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** @description Records that account's template (state: none, pending, refused). One that is handed in must say what the text says; else 422 tells where it does not. */
        put: operations["recordProviderTemplate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/texts/{key}/provider-templates/{account}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Records that the provider approved the one with that id: messages of the text go by it from now on. */
        post: operations["approveProviderTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/texts/{key}/provider-templates/{account}/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description How a citizen would read that template, and what is wrong with it. Keeps nothing. */
        post: operations["lookAtProviderTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description All texts that the product says, in the form of config/defaults/words, and those of notices. */
        get: operations["getTemplates"];
        put?: never;
        /** @description Takes in texts in that form, as drafts of what differs: all of them, or none where one may not be said. */
        post: operations["importTexts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What a new office still lacks: `office` (a file of its own instead of the sample), `people` (one who words texts and another who publishes them), `door` (WeCom or SMS is set up), `days_off` (`lacking`: years without the notice; from November on the next one too), `first_message` (a trial to oneself was taken). */
        get: operations["getStart"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{id}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description A new first password, in this answer alone; all his sessions end, and no code of his phone is asked for any more. Of an account that may what the caller may not it waits for a second person: nothing changes until then. */
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{id}/password/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Lets a new password pass that waits. It is told to the second person, who hands it over. */
        post: operations["confirmPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{id}/password/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** @description He keeps the password that he has. */
        delete: operations["dropPassword"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{id}/roles/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Lets pass what of somebody's roles and WeCom account goes beyond who gave it: he has it from his next call on. Where the giver was told his first password there is a new one, told to who lets it pass, in this answer alone. */
        post: operations["confirmRoles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{id}/roles/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** @description He does not get what waits. */
        delete: operations["dropRoles"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Citizens' conversations with the bot, without words and with masked names. A page may be short, also empty, and still lead on. */
        get: operations["listConversations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description How many wait for a person, since when the first, and how many are answered by somebody at the console. */
        get: operations["getWaitingForHuman"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Server-Sent Events: `conversation` with the id of one that changed, `many` when too many did, `ready` at the beginning; goes on behind Last-Event-ID. No personal data. Ends at sign-out and at loss of the right. */
        get: operations["watchConversations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Both sides of one, the oldest first, from the newest back: `before` is the cursor of what comes before. Words need messages:text, the whole name people:read; each reading is on record. */
        get: operations["getConversation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/quick-replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What is often said by who takes a conversation over, as the office words it. */
        get: operations["listQuickReplies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Takes it over: the bot says nothing there until it is given back. 409 names who has it. Asked again by who has it, it changes nothing. */
        post: operations["takeConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}/seen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Who has it has seen everything up to `until` (`newest` of what he was told): the bot answers none of that any more. */
        post: operations["seeConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}/replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Says something in it, marked as a person's words; sent as everything is. */
        post: operations["replyInConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}/hand-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Gives it back to the bot, which answers what came in after `until`. */
        post: operations["handBackConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/signals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Signals without words: open ones first, the newest first. What is about a member of staff is told to who looks after him alone. A page may be short, also empty, and still lead on. */
        get: operations["listSignals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/signals/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description How many are open, how many of them are of a life in danger, how many are seen to. */
        get: operations["getSignalCounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/signals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One with who was told and whether it arrived; the citizen's words need messages:text, and each reading of them is on record. */
        get: operations["getSignal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/signals/{id}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Takes it up: nobody is called any more. 409 names who has it. */
        post: operations["takeSignal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/signals/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Puts down what was done, in a line, and ends it. */
        post: operations["endSignal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Keys of the API, those that ended too; never their secrets. To people at the console alone, as all of these. */
        get: operations["listKeys"];
        put?: never;
        /** @description Makes one. Its secret stands in this answer alone. mode: live, trial (what is said by it goes to the office's own staff alone), test (what it writes is checked and answered, and nothing of it is kept). */
        post: operations["createKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/key-kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Kinds of systems that a key may be for, and of each what the caller may not himself (beyond): such a key waits until another person lets it pass. */
        get: operations["listKeyKinds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/keys/{id}/pass": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Lets one that waits pass: by another person than its maker, who may himself all that is beyond the maker. */
        post: operations["letKeyPass"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/keys/{id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Ends one that waits. */
        post: operations["declineKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/keys/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description It opens nothing from now on, for good. */
        post: operations["endKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/office-trial": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Whether the own office is on trial: then it writes to its own staff alone, and all else ends as kept_back. */
        get: operations["getOfficeTrial"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/office-trial/wish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Asks for the switch to live, or to trial; nothing changes until somebody else confirms it. */
        post: operations["wishOfficeTrial"];
        /** @description Nobody wants the switch any more. */
        delete: operations["dropOfficeTrial"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/office-trial/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Confirms what another person asked for: it is so from now on. */
        post: operations["confirmOfficeTrial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The doors of the installation: how each is set up (never a secret), how many messages wait for it, and what became of the last ones since the program began. */
        get: operations["listChannels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/channels/{name}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Tries one, as `huiyin doctor` does: sends nothing to anybody. Takes seconds. */
        post: operations["checkChannel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Who works there now, and whether the office's own file says so, or a table. */
        get: operations["listStaff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff-imports/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description What a table of staff (CSV) would change: who is new, changed, and gone; or each fault with its line and column. Keeps nothing. */
        post: operations["previewStaff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Takes it in as it was seen. Who leaves works here no more; all that he did stays on record. */
        post: operations["importStaff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Who is signed in, and what he may do. */
        get: operations["getSession"];
        put?: never;
        /** @description Signs somebody in to the console: the answer sets the cookie of his session. Writes by cookie bear its csrf in X-Huiyin-Csrf. */
        post: operations["signIn"];
        /** @description Ends this session. */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description The own password is another one now; every other session of his ends. */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Where one is signed in. */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** @description Ends one of the own sessions. */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/ways": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Whether one can sign in by WeCom, besides by password. */
        get: operations["getSignInWays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/wecom/begin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description The platform's page that knows who somebody is; it sends him back to /console/sign-in with code and state. */
        post: operations["beginWecomSignIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/wecom": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Signs in whose code this is; the browser that began it has the cookie. */
        post: operations["signInByWecom"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/new-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A secret for the codes of one's phone, and its address as a QR code: the data of an SVG path, modules by modules units. Nothing is asked for yet. */
        get: operations["newCode"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** @description From now on a code is asked for at each sign-in. Takes the first one that the phone shows. */
        put: operations["setUpCode"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/code/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description None is asked for any more. Takes a last one. */
        post: operations["endCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description People of the console, those who are shut out too, and which of their roles wait for a second person. */
        get: operations["listUsers"];
        put?: never;
        /** @description Makes one. His first password stands in this answer alone, and is good for one sign-in, at which he chooses his own. Where roles wait none is told: who lets them pass is told it. */
        post: operations["createUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** @description His name, WeCom account, roles, or whether he is shut out; the last admin stays one. What goes beyond the giver waits for a second person. */
        patch: operations["changeUser"];
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Problem: {
            type: string;
            title: string;
            status: number;
            code: string;
            where: string;
            detail: string;
            remedy: string;
            article?: string;
            errors?: components["schemas"]["Fault"][];
        };
        Fault: {
            code: string;
            where: string;
            detail: string;
            remedy: string;
            article?: string;
            line?: number;
            column?: string;
        };
        Case: {
            number: string;
            office: string;
            state: components["schemas"]["State"];
            state_title: string;
            /** Format: date */
            state_since: string | null;
            is_open: boolean;
            is_accusation: boolean;
            first_receiver: string;
            handler: string;
            unit: string;
            co_units: string[];
            sponsor: string;
            place: string;
            cause: string;
            opinion: string;
            conclusion: string;
            entries: number;
            /** Format: date */
            due: string | null;
            due_clock: string | null;
            due_title: string | null;
            days_left: number | null;
            petitioner_id?: number | null;
            representative_ids?: number[];
            query_code?: string;
        };
        CasePage: {
            items: components["schemas"]["Case"][];
            next_cursor: string | null;
        };
        Event: {
            entry: number;
            title: string;
            event: string;
            /** Format: date */
            date: string;
            by?: string;
            as?: string;
            /** Format: date-time */
            recorded_at: string;
        } & {
            [key: string]: unknown;
        };
        EventPage: {
            items: components["schemas"]["Event"][];
            next_cursor: string | null;
        };
        Clock: {
            clock: string;
            title: string;
            article: string;
            owner: string;
            start_event: string;
            /** Format: date */
            begins: string;
            days: number | null;
            unit: string;
            extended_days: number;
            excluded_days: number;
            /** Format: date */
            suspended_from: string | null;
            /** Format: date */
            nominal: string | null;
            /** Format: date */
            due: string | null;
            /** Format: date */
            safe: string | null;
            provisional: boolean;
            /** Format: date */
            met_on: string | null;
            /** Format: date */
            ended_on: string | null;
            is_running: boolean;
            is_late: boolean;
            how_counted: string;
            counting: components["schemas"]["CountedDays"][];
        };
        ClockPage: {
            items: components["schemas"]["Clock"][];
            next_cursor: string | null;
        };
        CountedDays: {
            /** Format: date */
            from: string;
            /** Format: date */
            until: string;
            first: number;
            last: number;
            note: string;
        };
        Service: {
            document: string;
            number: string;
            /** Format: date */
            served_on: string;
            proof: string;
            remedy: string;
        };
        ServicePage: {
            items: components["schemas"]["Service"][];
            next_cursor: string | null;
        };
        Notice: {
            id: number;
            kind: string;
            number: string;
            issued_by: string;
            /** Format: date-time */
            issued_at: string;
            step: string;
            /** Format: date-time */
            opened_at: string | null;
            is_withdrawn: boolean;
        };
        NoticePage: {
            items: components["schemas"]["Notice"][];
            next_cursor: string | null;
        };
        NewNotice: {
            kind: string;
            by: string;
            as: string;
            number?: string;
            fields?: components["schemas"]["NoticeFields"];
        };
        NoticeFields: {
            [key: string]: unknown;
        };
        NewWithdrawal: {
            by: string;
            as: string;
            reason: string;
            replaced_by?: number;
        };
        NewService: {
            by: string;
            as: string;
            proof: string;
            /** Format: date */
            date?: string;
        };
        NoticeTask: {
            notice: number;
            case: string;
            number: string;
            step: string;
            /** Format: date-time */
            since: string;
        };
        NoticeTaskPage: {
            items: components["schemas"]["NoticeTask"][];
            next_cursor: string | null;
        };
        Reminder: {
            key: string;
            clock: string;
            step: string;
            push: string;
            whom: string;
            state: string;
            due: string;
            /** Format: date-time */
            at: string;
            acknowledged_by: string | null;
            /** Format: date-time */
            acknowledged_at: string | null;
        };
        ReminderPage: {
            items: components["schemas"]["Reminder"][];
            next_cursor: string | null;
        };
        FreeTime: {
            time: string;
            free: number;
        };
        ReceptionDay: {
            /** Format: date */
            date: string;
            /** Format: date */
            nominal: string;
            /** Format: date */
            registration_closes: string;
            registration_open: boolean;
            leader_morning: string;
            leader_afternoon: string;
            times: components["schemas"]["FreeTime"][];
        };
        ReceptionDayPage: {
            items: components["schemas"]["ReceptionDay"][];
            next_cursor: string | null;
        };
        ReceptionPreview: {
            /** Format: date */
            date: string;
            /** Format: date */
            to: string | null;
            visits: components["schemas"]["PlannedVisit"][];
        };
        PlannedVisit: {
            number: string;
            time: string;
            people: number;
            name?: string;
            new_time: string | null;
            seated: string | null;
            channel: string | null;
            words: string;
        };
        ReceptionMove: {
            /** Format: date */
            to: string;
            reason: string;
        };
        ReceptionCancelling: {
            reason: string;
        };
        ReceptionChange: {
            id: number;
            /** Format: date */
            date: string;
            /** Format: date */
            to: string | null;
            is_back: boolean;
            may_be_put_back: boolean;
            by: string;
            reason: string;
            /** Format: date-time */
            at: string;
            told: components["schemas"]["ReceptionTold"][];
        };
        ReceptionChangePage: {
            items: components["schemas"]["ReceptionChange"][];
            next_cursor: string | null;
        };
        ReceptionDayLeft: {
            /** Format: date */
            date: string;
            booked: number;
        };
        ReceptionDayLeftPage: {
            items: components["schemas"]["ReceptionDayLeft"][];
            next_cursor: string | null;
        };
        ReceptionTold: {
            booking: string;
            time: string;
            message: number | null;
            state: components["schemas"]["MessageState"] | null;
        };
        CalendarYear: {
            year: number;
            published: boolean;
            source: string;
            is_put: boolean;
            edition: number;
            days: components["schemas"]["CalendarDay"][];
            versions: components["schemas"]["CalendarVersion"][];
        };
        CalendarDay: {
            /** Format: date */
            date: string;
            name: string;
            works: boolean;
        };
        CalendarVersion: {
            id: number;
            by: string;
            /** Format: date-time */
            at: string;
            is_back: boolean;
            pasted: string;
        };
        CalendarNotice: {
            text: string;
            source?: string;
        };
        CalendarOrder: {
            text: string;
            source?: string;
            edition: number;
        };
        CalendarPreview: {
            year: number;
            edition: number;
            published: boolean;
            is_whole: boolean;
            unread: string[];
            days: components["schemas"]["CalendarDay"][];
            changed: components["schemas"]["ChangedDay"][];
            moved: components["schemas"]["MovedDeadline"][];
            moved_count: number;
            moved_cases: number;
            confirmed_count: number;
            is_all: boolean;
            reception_days: components["schemas"]["ReceptionShift"][];
        };
        ChangedDay: {
            /** Format: date */
            date: string;
            was: string;
            is: string;
            name: string;
        };
        MovedDeadline: {
            case: string;
            office: string;
            clock: string;
            title: string;
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            told: string[];
        };
        ReceptionShift: {
            office: string;
            office_name: string;
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            booked: number;
        };
        Booking: {
            number: string;
            office: string;
            /** Format: date */
            date: string;
            time: string;
            people: number;
            phone_last4?: string;
            name?: string;
            phone?: string;
            matter?: string;
            query_code?: string;
            /** Format: date-time */
            arrived_at?: string | null;
            arrived_by?: string;
        };
        BookingPage: {
            items: components["schemas"]["Booking"][];
            next_cursor: string | null;
        };
        CheckIn: {
            booking: components["schemas"]["Booking"];
            day: string;
            minutes_late: number;
        };
        CheckInCode: {
            number: string;
            address: string;
            modules: number;
            path: string;
        };
        CheckInCodePage: {
            items: components["schemas"]["CheckInCode"][];
            next_cursor: string | null;
        };
        ArrivalWish: {
            by?: string;
        };
        BookingRequest: {
            name: string;
            phone: string;
            /** Format: date */
            date: string;
            time: string;
            people?: number;
            matter: string;
            representatives?: string[];
            office?: string;
        };
        KnownPeople: {
            items: components["schemas"]["Person"][];
        };
        Person: {
            id: number;
            name: string;
            phone: string | null;
            /** Format: date-time */
            phone_cut_at: string | null;
            cases: string[];
        };
        PhoneCut: {
            by: string;
        };
        NewPhone: {
            by: string;
            phone: string;
        };
        Message: {
            id: number;
            channel: string;
            kind: string;
            about: string;
            state: components["schemas"]["MessageState"];
            /** Format: date-time */
            created_at: string;
            attempts: number;
            code: string;
            reason: string;
            possible_double: boolean;
            resent_as: number | null;
            trace: string;
            /** Format: date-time */
            finished_at: string | null;
            office: string;
        };
        MessagePage: {
            items: components["schemas"]["Message"][];
            next_cursor: string | null;
        };
        MessageDetail: {
            id: number;
            channel: string;
            kind: string;
            about: string;
            state: components["schemas"]["MessageState"];
            /** Format: date-time */
            created_at: string;
            attempts: number;
            code: string;
            reason: string;
            possible_double: boolean;
            resent_as: number | null;
            trace: string;
            /** Format: date-time */
            finished_at: string | null;
            office: string;
            priority: string;
            /** Format: date-time */
            due_at: string;
            /** Format: date-time */
            expires_at: string | null;
            account: string;
            provider_id: string;
            to: string;
            text: string | null;
            cases: string[];
            receipts: components["schemas"]["MessageReceipt"][];
            resend?: components["schemas"]["Resend"];
        };
        MessageReceipt: {
            state: components["schemas"]["MessageState"];
            code: string;
            reason: string;
            /** Format: date-time */
            told_at: string;
            /** Format: date-time */
            received_at: string;
        };
        Resend: {
            of: number;
            key: string;
            by: string;
            changed: string;
            may_be_double: boolean;
            /** Format: date-time */
            at: string;
        };
        ResendRequest: {
            to?: string;
            text?: string;
            channel?: string;
            may_be_double?: boolean;
            by?: string;
        };
        Conversation: {
            id: number;
            channel: string;
            office: string;
            name: string;
            person_id: number | null;
            phone: string;
            /** Format: date-time */
            wrote_at: string | null;
            /** Format: date-time */
            waits_since: string | null;
            waits_for: string;
            taken: components["schemas"]["Takeover"] | null;
            /** Format: date-time */
            with_servicer_since: string | null;
            sent_since_wrote: number;
            signals: components["schemas"]["Signal"][];
        };
        ConversationPage: {
            items: components["schemas"]["Conversation"][];
            next_cursor: string | null;
        };
        Signal: {
            id: number;
            kind: string;
            state: string;
            office: string;
            conversation_id: number | null;
            case_number: string;
            booking_number: string;
            people: number;
            times: number;
            /** Format: date-time */
            raised_at: string;
            /** Format: date-time */
            last_at: string;
            of_life: boolean;
            is_calling: boolean;
            /** Format: date-time */
            taken_at: string | null;
            taken_by: string;
            /** Format: date-time */
            ended_at: string | null;
            ended_by: string;
        };
        SignalPage: {
            items: components["schemas"]["Signal"][];
            next_cursor: string | null;
        };
        SignalDetail: {
            id: number;
            kind: string;
            state: string;
            office: string;
            conversation_id: number | null;
            case_number: string;
            booking_number: string;
            people: number;
            times: number;
            /** Format: date-time */
            raised_at: string;
            /** Format: date-time */
            last_at: string;
            of_life: boolean;
            is_calling: boolean;
            /** Format: date-time */
            taken_at: string | null;
            taken_by: string;
            /** Format: date-time */
            ended_at: string | null;
            ended_by: string;
            outcome: string | null;
            matters: string[];
            said: components["schemas"]["SignalSaid"][];
            told: components["schemas"]["SignalTold"][];
        };
        SignalSaid: {
            /** Format: date-time */
            at: string;
            words: string | null;
        };
        SignalTold: {
            name: string;
            channel: string;
            /** Format: date-time */
            at: string;
            call: number;
            state: string;
            reason: string;
        };
        SignalCounts: {
            open: number;
            of_life: number;
            taken: number;
            /** Format: date-time */
            longest_since: string | null;
        };
        SignalWish: {
            by?: string;
        };
        SignalOutcome: {
            outcome: string;
            by?: string;
        };
        Takeover: {
            by: string;
            is_mine: boolean;
            /** Format: date-time */
            since: string;
            /** Format: date-time */
            spoke_at: string;
            /** Format: date-time */
            hands_back_at: string;
        };
        ConversationTalk: {
            id: number;
            channel: string;
            office: string;
            name: string;
            person_id: number | null;
            phone: string;
            /** Format: date-time */
            wrote_at: string | null;
            /** Format: date-time */
            waits_since: string | null;
            waits_for: string;
            taken: components["schemas"]["Takeover"] | null;
            /** Format: date-time */
            with_servicer_since: string | null;
            sent_since_wrote: number;
            signals: components["schemas"]["Signal"][];
            items: components["schemas"]["TalkItem"][];
            before: string | null;
            newest: number;
        };
        TalkItem: {
            id: number;
            side: string;
            /** Format: date-time */
            at: string;
            kind: string;
            text: string | null;
            choices: string[];
            by: string;
            state: string;
            reason: string;
            about: string;
        };
        WaitingForHuman: {
            count: number;
            taken: number;
            /** Format: date-time */
            longest_since: string | null;
        };
        TakeoverWish: {
            by?: string;
        };
        TakeoverSeen: {
            until: number;
            by?: string;
        };
        TakeoverReply: {
            text: string;
            until: number;
            by?: string;
        };
        Promise: {
            office: string;
            lost: number;
            overdue: number;
            total: components["schemas"]["PromiseCount"];
            days: components["schemas"]["PromiseDay"][];
        };
        PromiseCount: {
            said: number;
            handed_over: number;
            within_2s: number;
            within_10s: number;
            within_2s_percent: number | null;
            within_10s_percent: number | null;
            accepted: number;
            delivered: number;
            by_sms: number;
            delivered_percent: number | null;
            waiting: number;
            expired: number;
            failed: number;
            parked: number;
            unknown: number;
        };
        PromiseDay: {
            /** Format: date */
            date: string;
            said: number;
            handed_over: number;
            within_2s: number;
            within_10s: number;
            within_2s_percent: number | null;
            within_10s_percent: number | null;
            accepted: number;
            delivered: number;
            by_sms: number;
            delivered_percent: number | null;
            waiting: number;
            expired: number;
            failed: number;
            parked: number;
            unknown: number;
            overdue: number;
        };
        Start: {
            is_done: boolean;
            steps: components["schemas"]["StartStep"][];
        };
        StartStep: {
            step: string;
            is_done: boolean;
            lacking: string[];
        };
        NewCase: {
            as: string;
            event?: string;
            by?: string;
            /** Format: date */
            date?: string;
            office?: string;
            petitioner?: components["schemas"]["Petitioner"];
            representatives?: components["schemas"]["Petitioner"][];
            signatories?: number;
            arrival?: string;
            matter?: string;
            place?: string;
        } & {
            [key: string]: unknown;
        };
        Petitioner: {
            name?: string;
            phone?: string;
        };
        WebhookRequest: {
            url: string;
            events?: string[];
        };
        Webhook: {
            id: string;
            office: string;
            url: string;
            events: string[];
            /** Format: date-time */
            created_at: string;
            secret?: string;
        };
        WebhookPage: {
            items: components["schemas"]["Webhook"][];
            next_cursor: string | null;
        };
        Delivery: {
            id: number;
            case: string;
            entry: number;
            event: string;
            state: components["schemas"]["DeliveryState"];
            attempts: number;
            /** Format: date-time */
            created_at: string;
            last_status: number | null;
            /** Format: date-time */
            finished_at: string | null;
        };
        DeliveryPage: {
            items: components["schemas"]["Delivery"][];
            next_cursor: string | null;
        };
        BulkOrder: {
            text?: string;
            sms?: string;
            text_key?: string;
            values?: components["schemas"]["BulkValue"][];
            office?: string;
            per_minute?: number;
            /** Format: date */
            until?: string;
            recipients: components["schemas"]["BulkRecipients"];
        };
        BulkRecipients: {
            phones?: string[];
            people?: number[];
            bookings?: string[];
            cases?: string[];
            /** Format: date */
            day?: string;
            each?: components["schemas"]["BulkOne"][];
        };
        BulkOne: {
            phone?: string;
            person?: number;
            booking?: string;
            case?: string;
            values?: components["schemas"]["BulkValue"][];
        };
        BulkValue: {
            name: string;
            value: string;
        };
        BulkLook: {
            recipients: number;
            sms_parts: number;
            per_minute: number;
            first: components["schemas"]["BulkFirst"][];
        };
        BulkFirst: {
            to: string;
            text: string;
            sms: string;
            sms_signs: number;
            sms_parts: number;
        };
        Bulk: {
            id: number;
            office: string;
            text: string;
            sms: string;
            text_key: string;
            by: string;
            state: components["schemas"]["BulkState"];
            per_minute: number;
            /** Format: date */
            until: string | null;
            /** Format: date-time */
            created_at: string;
            changed_by: string;
            /** Format: date-time */
            changed_at: string | null;
            /** Format: date-time */
            finished_at: string | null;
            recipients: number;
            counts: components["schemas"]["BulkCounts"];
            left_out: components["schemas"]["BulkLeftOut"];
        };
        BulkPage: {
            items: components["schemas"]["Bulk"][];
            next_cursor: string | null;
        };
        BulkCounts: {
            waiting: number;
            queued: number;
            held: number;
            accepted: number;
            delivered: number;
            failed: number;
            expired: number;
            kept_back: number;
            unknown: number;
        };
        BulkLeftOut: {
            doubled: number;
            opted_out: number;
            unreachable: number;
            too_late: number;
            stopped: number;
        };
        Reading: {
            id: number;
            /** Format: date-time */
            at: string;
            key: string;
            by: string;
            office: string;
            what: string;
            subject: string;
        };
        ReadingPage: {
            items: components["schemas"]["Reading"][];
            next_cursor: string | null;
        };
        SignIn: {
            login: string;
            password: string;
            code?: string;
        };
        SignInWays: {
            wecom: boolean;
        };
        WecomSignInBegin: {
            to?: string;
        };
        WecomSignInPage: {
            page: string;
        };
        WecomSignIn: {
            code: string;
            state: string;
        };
        Session: {
            user: components["schemas"]["SessionUser"];
            roles: string[];
            scopes: string[];
            ledger_roles: string[];
            csrf: string;
            must_change_password: boolean;
            has_code: boolean;
            /** Format: date */
            today: string;
            is_demo: boolean;
            is_on_trial: boolean;
        };
        SessionUser: {
            id: number;
            login: string;
            name: string;
            userid: string;
            office: string;
            office_name: string;
        };
        PasswordChange: {
            old: string;
            new: string;
        };
        NewCode: {
            secret: string;
            address: string;
            modules: number;
            path: string;
        };
        CodeSetUp: {
            secret: string;
            code: string;
        };
        CodeEnd: {
            code: string;
        };
        SessionList: {
            items: components["schemas"]["OneSession"][];
        };
        OneSession: {
            id: string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            seen_at: string;
            address: string;
            agent: string;
            way: string;
            is_this: boolean;
        };
        User: {
            id: number;
            login: string;
            name: string;
            userid: string;
            office: string;
            roles: string[];
            must_change_password: boolean;
            has_code: boolean;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            shut_at: string | null;
            waits: components["schemas"]["WaitingRoles"] | null;
            password_waits: components["schemas"]["WaitingPassword"] | null;
        };
        WaitingPassword: {
            by: string;
            /** Format: date-time */
            at: string;
            beyond: string[];
            may_pass: boolean;
        };
        WaitingRoles: {
            roles: string[];
            userid: string | null;
            by: string;
            /** Format: date-time */
            at: string;
            beyond: string[];
            may_pass: boolean;
        };
        UserWithPassword: {
            id: number;
            login: string;
            name: string;
            userid: string;
            office: string;
            roles: string[];
            must_change_password: boolean;
            has_code: boolean;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            shut_at: string | null;
            waits: components["schemas"]["WaitingRoles"] | null;
            password_waits: components["schemas"]["WaitingPassword"] | null;
            password: string | null;
        };
        UserList: {
            items: components["schemas"]["User"][];
        };
        NewUser: {
            login: string;
            name: string;
            userid?: string;
            office?: string;
            roles: string[];
        };
        UserChange: {
            name?: string;
            userid?: string;
            roles?: string[];
            is_shut?: boolean;
        };
        StepList: {
            items: components["schemas"]["Step"][];
        };
        Step: {
            event: string;
            title: string;
            as: string;
            as_title: string;
            document: string | null;
            waits_for: string | null;
        };
        ImportDone: {
            kind: string;
            rows: number;
        };
        Templates: {
            version: string;
            text: string;
            notices: string;
        };
        TextImport: {
            text: string;
            note?: string;
        };
        TextImported: {
            drafted: string[];
            same: number;
        };
        TextList: {
            items: components["schemas"]["TextLine"][];
            groups: components["schemas"]["TextGroup"][];
        };
        TextLine: {
            key: string;
            title: string;
            group: string;
            begins: string;
            is_changed: boolean;
            open_state: components["schemas"]["WordingState"] | null;
            open_by: string | null;
        };
        TextGroup: {
            name: string;
            title: string;
            to: string;
        };
        Text: {
            key: string;
            title: string;
            group: string;
            to: string;
            text: string;
            shipped: string;
            variables: components["schemas"]["TextVariable"][];
            open: components["schemas"]["Wording"] | null;
            is_own: boolean;
            versions: components["schemas"]["Wording"][];
        };
        TextVariable: {
            name: string;
            kind: string;
            is_needed: boolean;
        };
        Wording: {
            id: number;
            state: components["schemas"]["WordingState"];
            text: string | null;
            note: string;
            written_by: string;
            /** Format: date-time */
            written_at: string;
            /** Format: date-time */
            submitted_at: string | null;
            reviewed_by: string;
            /** Format: date-time */
            reviewed_at: string | null;
            answer: string;
        };
        TextWording: {
            text?: string | null;
            note?: string;
            replaces?: number | null;
        };
        TextPublish: {
            id: number;
        };
        TextReturn: {
            id: number;
            answer: string;
        };
        TextPreview: {
            faults: components["schemas"]["Fault"][];
            samples: components["schemas"]["TextSample"][];
            paper: components["schemas"]["TextPaper"] | null;
        };
        TextSample: {
            title: string;
            message: string;
            sms: string;
            sms_signs: number;
            sms_parts: number;
        };
        TextPaper: {
            title: string;
            number: string;
            addressee: string;
            paragraphs: string[];
            remedy: string[];
            contact: string;
            unit: string;
            date: string;
        };
        TextTrial: {
            text?: string | null;
            way?: string;
        };
        TextTried: {
            message: number;
            to: string;
        };
        TrialState: {
            message: number;
            channel: string;
            state: components["schemas"]["MessageState"];
            reason: string;
        };
        ProviderTemplates: {
            items: components["schemas"]["ProviderTemplateOfAccount"][];
            history: components["schemas"]["ProviderTemplate"][];
        };
        ProviderTemplateOfAccount: {
            account: string;
            provider: string;
            is_named: boolean;
            takes_any_words: boolean;
            is_outdated: boolean;
            record: components["schemas"]["ProviderTemplate"] | null;
            look: components["schemas"]["ProviderTemplateLook"] | null;
        };
        ProviderTemplate: {
            id: number;
            account: string;
            code: string;
            state: components["schemas"]["ProviderTemplateState"];
            words: string;
            mapping: components["schemas"]["ProviderParameter"][];
            note: string;
            by: string;
            /** Format: date-time */
            at: string;
        };
        ProviderParameter: {
            parameter: string;
            variable: string;
        };
        ProviderTemplateLook: {
            faults: components["schemas"]["Fault"][];
            parameters: string[];
            sms: string;
            sms_signs: number;
            sms_parts: number;
            ours: string;
            theirs: string;
        };
        ProviderTemplateWish: {
            state: string;
            code?: string;
            words?: string;
            mapping?: components["schemas"]["ProviderParameter"][];
            note?: string;
        };
        QuickReplies: {
            items: components["schemas"]["QuickReply"][];
        };
        QuickReply: {
            key: string;
            text: string;
        };
        TextRehearsed: {
            scripts: number;
            changed_count: number;
            changed: components["schemas"]["ScriptChange"][];
        };
        ScriptChange: {
            title: string;
            before: string;
            after: string;
            passed: boolean;
            passes: boolean;
        };
        Key: {
            id: string;
            name: string;
            office: string;
            office_name: string;
            kind: string;
            kind_title: string;
            mode: components["schemas"]["KeyMode"];
            state: string;
            scopes: string[];
            roles: string[];
            beyond: string[];
            may_let_pass: boolean;
            made_by: string;
            /** Format: date-time */
            created_at: string;
            passed_by: string;
            /** Format: date-time */
            passed_at: string | null;
            /** Format: date-time */
            used_at: string | null;
            /** Format: date-time */
            ends_at: string | null;
            ended_by: string;
            /** Format: date-time */
            ended_at: string | null;
        };
        KeyWithSecret: {
            id: string;
            name: string;
            office: string;
            office_name: string;
            kind: string;
            kind_title: string;
            mode: components["schemas"]["KeyMode"];
            state: string;
            scopes: string[];
            roles: string[];
            beyond: string[];
            may_let_pass: boolean;
            made_by: string;
            /** Format: date-time */
            created_at: string;
            passed_by: string;
            /** Format: date-time */
            passed_at: string | null;
            /** Format: date-time */
            used_at: string | null;
            /** Format: date-time */
            ends_at: string | null;
            ended_by: string;
            /** Format: date-time */
            ended_at: string | null;
            secret: string;
        };
        KeyList: {
            items: components["schemas"]["Key"][];
        };
        KeyKind: {
            name: string;
            title: string;
            scopes: string[];
            beyond: string[];
            writes: boolean;
        };
        KeyRole: {
            name: string;
            title: string;
        };
        KeyKindList: {
            items: components["schemas"]["KeyKind"][];
            roles: components["schemas"]["KeyRole"][];
        };
        NewKey: {
            name: string;
            kind: string;
            mode: components["schemas"]["KeyMode"];
            /** Format: date */
            ends?: string;
            roles?: string[];
            office?: string;
        };
        OfficeTrial: {
            is_on: boolean;
            /** Format: date-time */
            since: string | null;
            by: string;
            confirmed_by: string;
            wish: components["schemas"]["WishedTrial"] | null;
        };
        WishedTrial: {
            is_on: boolean;
            by: string;
            /** Format: date-time */
            at: string;
            is_own: boolean;
        };
        TrialWish: {
            to: string;
        };
        ChannelSetting: {
            key: string;
            title: string;
            value: string;
            is_secret: boolean;
            is_given: boolean;
            from: string;
        };
        Channel: {
            name: string;
            title: string;
            is_set_up: boolean;
            settings: components["schemas"]["ChannelSetting"][];
            waiting: number;
            /** Format: date-time */
            paused_until: string | null;
            /** Format: date-time */
            accepted_at: string | null;
            /** Format: date-time */
            refused_at: string | null;
            code: string;
            reason: string;
        };
        ChannelList: {
            items: components["schemas"]["Channel"][];
            settings_file: string;
        };
        Finding: {
            door: string;
            what: string;
            state: string;
            key: string;
            reason: string;
            remedy: string;
        };
        ChannelChecked: {
            items: components["schemas"]["Finding"][];
            /** Format: date-time */
            at: string;
        };
        StaffRow: {
            userid: string;
            name: string;
            post: string;
            role: string;
            unit: string;
            phone: string | null;
        };
        StaffListed: {
            userid: string;
            name: string;
            post: string;
            role: string;
            unit: string;
            phone: string | null;
            of_file: boolean;
        };
        StaffList: {
            items: components["schemas"]["StaffListed"][];
        };
        StaffRowChange: {
            was: components["schemas"]["StaffRow"];
            is: components["schemas"]["StaffRow"];
        };
        StaffPreview: {
            edition: number;
            rows: number;
            added: components["schemas"]["StaffRow"][];
            changed: components["schemas"]["StaffRowChange"][];
            gone: components["schemas"]["StaffRow"][];
            of_file: components["schemas"]["StaffRow"][];
            same: number;
        };
        StaffImported: {
            added: number;
            changed: number;
            left: number;
        };
        MatterFigures: {
            office: string;
            /** Format: date */
            from: string;
            /** Format: date */
            until: string;
            total: number;
            weeks: components["schemas"]["MatterWeek"][];
            themes: components["schemas"]["MatterCount"][];
            places: components["schemas"]["MatterCount"][];
            elsewhere: number;
            nowhere: number;
            fewest: number;
        };
        FigurePeriod: {
            /** Format: date */
            from: string;
            /** Format: date */
            until: string;
        };
        FigureWeek: {
            week: string;
            /** Format: date */
            from: string;
            /** Format: date */
            until: string;
        };
        MatterWeek: {
            week: string;
            /** Format: date */
            from: string;
            /** Format: date */
            until: string;
            count: number;
        };
        MatterCount: {
            title: string;
            count: number;
        };
        AnswerFigures: {
            office: string;
            /** Format: date */
            from: string;
            /** Format: date */
            until: string;
            inform: components["schemas"]["AnswerClock"];
            conclude: components["schemas"]["AnswerClock"];
        };
        AnswerClock: {
            title: string;
            total: components["schemas"]["AnswerCount"];
            weeks: components["schemas"]["AnswerWeek"][];
            units: components["schemas"]["AnswerUnit"][];
        };
        AnswerCount: {
            within: number;
            late: number;
            running: number;
            overdue: number;
            days_average: number | null;
            days_longest: number | null;
        };
        AnswerWeek: {
            week: string;
            /** Format: date */
            from: string;
            /** Format: date */
            until: string;
            within: number;
            late: number;
            running: number;
            overdue: number;
            days_average: number | null;
            days_longest: number | null;
        };
        AnswerUnit: {
            unit: string;
            within: number;
            late: number;
            running: number;
            overdue: number;
            days_average: number | null;
            days_longest: number | null;
        };
        DeliveryFigures: {
            office: string;
            /** Format: date */
            from: string;
            /** Format: date */
            until: string;
            total: components["schemas"]["DeliveryCount"][];
            weeks: components["schemas"]["DeliveryWeek"][];
        };
        DeliveryCount: {
            channel: string;
            title: string;
            said: number;
            accepted: number;
            delivered: number;
            waiting: number;
            expired: number;
            failed: number;
            parked: number;
            unknown: number;
        };
        DeliveryWeek: {
            week: string;
            /** Format: date */
            from: string;
            /** Format: date */
            until: string;
            channels: components["schemas"]["DeliveryCount"][];
        };
        RatingFigures: {
            office: string;
            /** Format: date */
            from: string;
            /** Format: date */
            until: string;
            total: components["schemas"]["RatingPair"];
            weeks: components["schemas"]["RatingWeek"][];
            units: components["schemas"]["RatingUnit"][];
        };
        RatingPair: {
            rated: number;
            is_few: boolean;
            of_office: components["schemas"]["RatingCount"] | null;
            of_unit: components["schemas"]["RatingCount"] | null;
        };
        RatingCount: {
            satisfied: number;
            mostly: number;
            dissatisfied: number;
            left_out: number;
        };
        RatingWeek: {
            week: string;
            /** Format: date */
            from: string;
            /** Format: date */
            until: string;
            rated: number;
            is_few: boolean;
            of_office: components["schemas"]["RatingCount"] | null;
            of_unit: components["schemas"]["RatingCount"] | null;
        };
        RatingUnit: {
            unit: string;
            rated: number;
            is_few: boolean;
            of_office: components["schemas"]["RatingCount"] | null;
            of_unit: components["schemas"]["RatingCount"] | null;
        };
        ReminderRules: {
            is_put: boolean;
            by: string;
            confirmed_by: string;
            /** Format: date-time */
            since: string | null;
            edition: number;
            day_begins: string;
            day_ends: string;
            digest_at: string;
            alone_max: number;
            progress_days: number;
            co_unit_days: number;
            sensitive_periods: components["schemas"]["SensitivePeriod"][];
            sensitive_topics: string[];
            moved_whom: string[];
            clocks: components["schemas"]["RemindedClock"][];
        };
        SensitivePeriod: {
            name: string;
            /** Format: date */
            from: string;
            /** Format: date */
            until: string;
        };
        RemindedClock: {
            clock: string;
            title: string;
            steps: components["schemas"]["ReminderRule"][];
        };
        ReminderRule: {
            key: string;
            anchor: string;
            offset: number;
            unit: string;
            sensitive_offset: number | null;
            whom: string[];
            also: string[];
            urgent_only: boolean;
            asks_in_time: boolean;
            repeats: string;
        };
        RulesDocument: {
            day_begins: string;
            day_ends: string;
            digest_at: string;
            alone_max: number;
            digest_lines_max: number;
            progress_days: number;
            co_unit_days: number;
            sensitive: components["schemas"]["RulesAttention"];
            moved: components["schemas"]["RulesMoved"];
            clocks: components["schemas"]["RulesRow"][];
        };
        RulesAttention: {
            periods: components["schemas"]["RulesPeriod"][];
            topics: string[];
            cases: string[];
        };
        RulesPeriod: {
            name: string;
            from: string;
            to: string;
        };
        RulesMoved: {
            whom: string[];
            citizen: string[];
        };
        RulesRow: {
            clocks: components["schemas"]["RulesTitles"];
            steps: components["schemas"]["RulesStep"][];
        };
        RulesTitles: {
            [key: string]: unknown;
        };
        RulesStep: {
            at: string;
            sensitive?: string;
            urgent?: boolean;
            whom: string[];
            also?: string[];
            asks_in_time?: boolean;
            repeat_days?: number;
            repeats?: number;
        };
        RulesOrder: {
            document?: components["schemas"]["RulesDocument"];
            version?: number;
            note?: string;
            edition?: number;
        };
        RulesConfirm: {
            id: number;
        };
        RuleChange: {
            clock: string;
            title: string;
            was: components["schemas"]["ReminderRule"] | null;
            is: components["schemas"]["ReminderRule"] | null;
            key: string;
            was_text: string;
            is_text: string;
        };
        RulesPreview: {
            edition: number;
            changes: components["schemas"]["RuleChange"][];
            days: number;
            added: number;
            dropped: number;
            cases: number;
            is_all: boolean;
            pushes: components["schemas"]["ChangedPush"][];
        };
        ChangedPush: {
            case: string;
            office: string;
            title: string;
            /** Format: date */
            day: string;
            to: string;
            push: string;
            is_new: boolean;
        };
        RulesWorkbench: {
            edition: number;
            document: components["schemas"]["RulesDocument"];
            draft: components["schemas"]["RulesDraft"] | null;
            versions: components["schemas"]["RulesVersion"][];
        };
        RulesDraft: {
            id: number;
            by: string;
            /** Format: date-time */
            at: string;
            note: string;
            is_own: boolean;
            is_back: boolean;
            is_stale: boolean;
            document: components["schemas"]["RulesDocument"];
            changes: components["schemas"]["RuleChange"][];
        };
        RulesVersion: {
            id: number;
            by: string;
            note: string;
            confirmed_by: string;
            /** Format: date-time */
            at: string | null;
            is_back: boolean;
            changes: components["schemas"]["RuleChange"][];
        };
        Example: {
            intent: string;
            text: string;
        };
        ExampleIntent: {
            key: string;
            title: string;
            is_taught: boolean;
        };
        ExamplesWorkbench: {
            office: string;
            edition: number;
            examples: components["schemas"]["Example"][];
            above: components["schemas"]["Example"][];
            draft: components["schemas"]["ExamplesDraft"] | null;
            returned: components["schemas"]["ExamplesReturned"] | null;
            versions: components["schemas"]["ExamplesVersion"][];
            intents: components["schemas"]["ExampleIntent"][];
            examples_max: number;
            letters_max: number;
            worse_max: number;
        };
        ExamplesDraft: {
            id: number;
            state: string;
            by: string;
            /** Format: date-time */
            at: string;
            note: string;
            is_own: boolean;
            examples: components["schemas"]["Example"][];
            added: components["schemas"]["Example"][];
            dropped: components["schemas"]["Example"][];
        };
        ExamplesReturned: {
            by: string;
            returned_by: string;
            /** Format: date-time */
            at: string | null;
            answer: string;
            examples: components["schemas"]["Example"][];
        };
        ExamplesVersion: {
            id: number;
            by: string;
            note: string;
            confirmed_by: string;
            /** Format: date-time */
            at: string | null;
            count: number;
            added: components["schemas"]["Example"][];
            dropped: components["schemas"]["Example"][];
        };
        ExamplesOrder: {
            examples?: components["schemas"]["Example"][];
            version?: number;
            note?: string;
            edition: number;
        };
        ExamplesWanted: {
            examples: components["schemas"]["Example"][];
        };
        ExamplesAct: {
            id: number;
        };
        ExamplesReturn: {
            id: number;
            answer: string;
        };
        SentenceTry: {
            text: string;
            examples?: components["schemas"]["Example"][];
        };
        SentenceTried: {
            goes_first: string;
            now: components["schemas"]["Heard"];
            then: components["schemas"]["Heard"] | null;
        };
        Heard: {
            intent: string;
            title: string;
            confidence: number;
            band: string;
            by: string;
            example: string;
            likeness: number;
            risk: string | null;
            alternatives: components["schemas"]["HeardGuess"][];
        };
        HeardGuess: {
            intent: string;
            title: string;
            confidence: number;
        };
        HeardChange: {
            text: string;
            means: string[];
            was: components["schemas"]["Heard"];
            is: components["schemas"]["Heard"];
        };
        ExamplesCheck: {
            sentences: number;
            right_now: number;
            right_then: number;
            better_count: number;
            better: components["schemas"]["HeardChange"][];
            worse_count: number;
            worse: components["schemas"]["HeardChange"][];
            other_count: number;
            other: components["schemas"]["HeardChange"][];
            worse_in_all: number;
            worse_max: number;
            may_pass: boolean;
        };
        /** 登记 */
        NewEvent_registered: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            event: "registered";
            as: string;
            by?: string;
            /** Format: date */
            date?: string;
            number?: string;
            /** @enum {string} */
            arrival?: "letter" | "visit" | "online" | "phone";
            /** @enum {string} */
            received_by?: "unit" | "office";
            matter?: string;
            place?: string;
            contact_known?: boolean;
            first_receiver?: string;
            handler?: string;
            signatories?: number;
            marks?: ("important" | "prominent" | "difficult" | "wide" | "watched" | "group")[];
            accused_units?: string[];
            accused_persons?: string[];
            recused?: string[];
            /** @enum {string} */
            matter_kind?: "demand" | "suggestion" | "accusation";
        };
        /** 转入 */
        NewEvent_transferred_in: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            event: "transferred_in";
            as: string;
            by?: string;
            /** Format: date */
            date?: string;
            number?: string;
            from?: string;
            /** Format: date */
            superior_due?: string;
            matter?: string;
            place?: string;
            contact_known?: boolean;
            first_receiver?: string;
            handler?: string;
            signatories?: number;
            marks?: ("important" | "prominent" | "difficult" | "wide" | "watched" | "group")[];
            accused_units?: string[];
            accused_persons?: string[];
            recused?: string[];
            /** @enum {string} */
            matter_kind?: "demand" | "suggestion" | "accusation";
            is_assigned?: boolean;
        };
        /** 受理 */
        NewEvent_accepted: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            event: "accepted";
            as: string;
            by?: string;
            /** Format: date */
            date?: string;
            unit?: string;
        };
        /** 不予受理 */
        NewEvent_not_accepted: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            event: "not_accepted";
            as: string;
            by?: string;
            /** Format: date */
            date?: string;
            reason?: string;
            competent_body?: string;
            how?: string;
            address?: string;
            phone?: string;
        };
        /** 分类处理 */
        NewEvent_routed: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            event: "routed";
            as: string;
            by?: string;
            /** Format: date */
            date?: string;
            reason?: string;
            competent_body?: string;
            way?: string;
            time_limits?: string;
            remedy?: string;
        };
        /** 转送 */
        NewEvent_transferred: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            event: "transferred";
            as: string;
            by?: string;
            /** Format: date */
            date?: string;
            to?: string;
            contact?: string;
        };
        /** 当场答复 */
        NewEvent_answered_on_spot: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            event: "answered_on_spot";
            as: string;
            by?: string;
            /** Format: date */
            date?: string;
            answer?: string;
            cause?: string;
        };
        /** 交办 */
        NewEvent_assigned: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            event: "assigned";
            as: string;
            by?: string;
            /** Format: date */
            date?: string;
            unit?: string;
            handler?: string;
            co_units?: string[];
        };
        /** 进展 */
        NewEvent_progress: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            event: "progress";
            as: string;
            by?: string;
            /** Format: date */
            date?: string;
            shared?: string;
            internal?: string;
            unit?: string;
            is_answer?: boolean;
        };
        /** 申请延期 */
        NewEvent_extension_asked: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            event: "extension_asked";
            as: string;
            by?: string;
            /** Format: date */
            date?: string;
            days?: number;
            reason?: string;
        };
        /** 延期 */
        NewEvent_extended: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            event: "extended";
            as: string;
            by?: string;
            /** Format: date */
            date?: string;
            days?: number;
            approver?: string;
            approver_post?: string;
            reason?: string;
        };
        /** 不同意延期 */
        NewEvent_extension_refused: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            event: "extension_refused";
            as: string;
            by?: string;
            /** Format: date */
            date?: string;
            reason?: string;
        };
        /** 办结 */
        NewEvent_concluded: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            event: "concluded";
            as: string;
            by?: string;
            /** Format: date */
            date?: string;
            /** @enum {string} */
            kind?: "supported" | "explained" | "not_supported";
            number?: string;
            cause?: string;
            conclusion?: string;
            opinion?: string;
            facts?: string;
            basis?: string;
            reasons?: string;
            carried_out_by?: string;
            /** Format: date */
            carried_out_until?: string;
            without_answers?: string;
            signed_by?: string;
        };
        /** 送达 */
        NewEvent_served: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            event: "served";
            as: string;
            by?: string;
            /** Format: date */
            date?: string;
            /** @enum {string} */
            document?: "opinion" | "acceptance" | "route" | "not_accepted" | "review_opinion" | "rereview_opinion" | "no_longer" | "transfer" | "extension" | "result_report";
            number?: string;
            proof?: string;
            remedy?: string;
        };
        /** 重发文书 */
        NewEvent_notice_resent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            event: "notice_resent";
            as: string;
            by?: string;
            /** Format: date */
            date?: string;
            number?: string;
        };
        /** 申请复查 */
        NewEvent_review_asked: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            event: "review_asked";
            as: string;
            by?: string;
            /** Format: date */
            date?: string;
            reason?: string;
        };
        /** 复查意见 */
        NewEvent_review_decided: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            event: "review_decided";
            as: string;
            by?: string;
            /** Format: date */
            date?: string;
            number?: string;
            /** @enum {string} */
            finding?: "uphold" | "change" | "redo";
            unit?: string;
        };
        /** 申请复核 */
        NewEvent_rereview_asked: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            event: "rereview_asked";
            as: string;
            by?: string;
            /** Format: date */
            date?: string;
            reason?: string;
        };
        /** 复核意见 */
        NewEvent_rereview_decided: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            event: "rereview_decided";
            as: string;
            by?: string;
            /** Format: date */
            date?: string;
            number?: string;
            /** @enum {string} */
            finding?: "uphold" | "change" | "redo";
            unit?: string;
        };
        /** 听证开始 */
        NewEvent_hearing_begun: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            event: "hearing_begun";
            as: string;
            by?: string;
            /** Format: date */
            date?: string;
        };
        /** 听证结束 */
        NewEvent_hearing_ended: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            event: "hearing_ended";
            as: string;
            by?: string;
            /** Format: date */
            date?: string;
        };
        /** 改进建议 */
        NewEvent_improvement_advised: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            event: "improvement_advised";
            as: string;
            by?: string;
            /** Format: date */
            date?: string;
            advice?: string;
        };
        /** 回访 */
        NewEvent_followed_up: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            event: "followed_up";
            as: string;
            by?: string;
            /** Format: date */
            date?: string;
            note?: string;
        };
        /** 撤回 */
        NewEvent_withdrawn: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            event: "withdrawn";
            as: string;
            by?: string;
            /** Format: date */
            date?: string;
            words?: string;
        };
        /** 归档 */
        NewEvent_archived: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            event: "archived";
            as: string;
            by?: string;
            /** Format: date */
            date?: string;
            checked_by?: string;
        };
        /** 确定首办责任人 */
        NewEvent_first_receiver_named: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            event: "first_receiver_named";
            as: string;
            by?: string;
            /** Format: date */
            date?: string;
            receiver?: string;
        };
        /** 移交首办责任 */
        NewEvent_handed_over: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            event: "handed_over";
            as: string;
            by?: string;
            /** Format: date */
            date?: string;
            to?: string;
            /** Format: date */
            taken_on?: string;
        };
        /** 不再受理 */
        NewEvent_no_longer_accepted: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            event: "no_longer_accepted";
            as: string;
            by?: string;
            /** Format: date */
            date?: string;
            reason?: string;
            final_case?: string;
            final_number?: string;
            /** Format: date */
            final_date?: string;
            body?: string;
        };
        /** 提出异议 */
        NewEvent_objected: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            event: "objected";
            as: string;
            by?: string;
            /** Format: date */
            date?: string;
            reason?: string;
            proper_unit?: string;
            late_reason?: string;
            late_consent?: string;
        };
        /** 同意退回 */
        NewEvent_returned: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            event: "returned";
            as: string;
            by?: string;
            /** Format: date */
            date?: string;
            consented_by?: string;
            note?: string;
        };
        /** 领导批示 */
        NewEvent_instructed: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            event: "instructed";
            as: string;
            by?: string;
            /** Format: date */
            date?: string;
            text?: string;
            unit?: string;
            /** Format: date */
            due?: string;
        };
        /** 领导包案 */
        NewEvent_sponsored: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            event: "sponsored";
            as: string;
            by?: string;
            /** Format: date */
            date?: string;
            sponsor?: string;
            unit?: string;
            handler?: string;
            is_principal?: boolean;
            replaces?: string;
            reason?: string;
        };
        /** 成立工作组 */
        NewEvent_taskforce_formed: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            event: "taskforce_formed";
            as: string;
            by?: string;
            /** Format: date */
            date?: string;
            leader?: string;
            members?: {
                name?: string;
                task?: string;
                /** Format: date */
                due?: string;
            }[];
        };
        /** 补充材料 */
        NewEvent_material_added: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            event: "material_added";
            as: string;
            by?: string;
            /** Format: date */
            date?: string;
            what?: string;
            from?: string;
        };
        /** 开始督办 */
        NewEvent_supervision_opened: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            event: "supervision_opened";
            as: string;
            by?: string;
            /** Format: date */
            date?: string;
            reason?: string;
            /** Format: date */
            due?: string;
        };
        /** 结束督办 */
        NewEvent_supervision_closed: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            event: "supervision_closed";
            as: string;
            by?: string;
            /** Format: date */
            date?: string;
            result?: string;
        };
        /** 满意度评价 */
        NewEvent_rated: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            event: "rated";
            as: string;
            by?: string;
            /** Format: date */
            date?: string;
            /** @enum {string} */
            stage?: "opinion" | "review" | "rereview";
            /** @enum {string} */
            office?: "satisfied" | "mostly" | "dissatisfied";
            /** @enum {string} */
            unit?: "satisfied" | "mostly" | "dissatisfied";
            words?: string;
        };
        /** 重新启动 */
        NewEvent_reopened: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            event: "reopened";
            as: string;
            by?: string;
            /** Format: date */
            date?: string;
            reason?: string;
        };
        /** 更正 */
        NewEvent_corrected: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            event: "corrected";
            as: string;
            by?: string;
            /** Format: date */
            date?: string;
            entry?: number;
            reason?: string;
            instead?: components["schemas"]["NewEvent"][];
        };
        NewEvent: components["schemas"]["NewEvent_registered"] | components["schemas"]["NewEvent_transferred_in"] | components["schemas"]["NewEvent_accepted"] | components["schemas"]["NewEvent_not_accepted"] | components["schemas"]["NewEvent_routed"] | components["schemas"]["NewEvent_transferred"] | components["schemas"]["NewEvent_answered_on_spot"] | components["schemas"]["NewEvent_assigned"] | components["schemas"]["NewEvent_progress"] | components["schemas"]["NewEvent_extension_asked"] | components["schemas"]["NewEvent_extended"] | components["schemas"]["NewEvent_extension_refused"] | components["schemas"]["NewEvent_concluded"] | components["schemas"]["NewEvent_served"] | components["schemas"]["NewEvent_notice_resent"] | components["schemas"]["NewEvent_review_asked"] | components["schemas"]["NewEvent_review_decided"] | components["schemas"]["NewEvent_rereview_asked"] | components["schemas"]["NewEvent_rereview_decided"] | components["schemas"]["NewEvent_hearing_begun"] | components["schemas"]["NewEvent_hearing_ended"] | components["schemas"]["NewEvent_improvement_advised"] | components["schemas"]["NewEvent_followed_up"] | components["schemas"]["NewEvent_withdrawn"] | components["schemas"]["NewEvent_archived"] | components["schemas"]["NewEvent_first_receiver_named"] | components["schemas"]["NewEvent_handed_over"] | components["schemas"]["NewEvent_no_longer_accepted"] | components["schemas"]["NewEvent_objected"] | components["schemas"]["NewEvent_returned"] | components["schemas"]["NewEvent_instructed"] | components["schemas"]["NewEvent_sponsored"] | components["schemas"]["NewEvent_taskforce_formed"] | components["schemas"]["NewEvent_material_added"] | components["schemas"]["NewEvent_supervision_opened"] | components["schemas"]["NewEvent_supervision_closed"] | components["schemas"]["NewEvent_rated"] | components["schemas"]["NewEvent_reopened"] | components["schemas"]["NewEvent_corrected"];
        /** Format: binary */
        Paper: string;
        EventStream: string;
        /** @enum {string} */
        State: "draft" | "registered" | "transferred_in" | "accepted" | "not_accepted" | "routed" | "transferred" | "answered_on_spot" | "in_progress" | "concluded" | "served" | "review" | "review_decided" | "rereview" | "final" | "followed_up" | "archived" | "no_longer_accepted" | "withdrawn";
        /** @enum {string} */
        MessageState: "queued" | "accepted" | "held" | "expired" | "failed" | "parked" | "unknown" | "delivered" | "blocked" | "kept_back";
        /** @enum {string} */
        KeyMode: "live" | "trial" | "test";
        /** @enum {string} */
        BulkState: "running" | "paused" | "done" | "stopped";
        /** @enum {string} */
        ProviderTemplateState: "none" | "pending" | "approved" | "refused" | "stopped";
        /** @enum {string} */
        WordingState: "draft" | "submitted" | "published" | "returned" | "dropped";
        /** @enum {string} */
        DeliveryState: "due" | "delivered" | "parked" | "behind" | "closed";
    };
    responses: {
        /** @description Refused: RFC 9457 problem details. */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listCases: {
        parameters: {
            query?: {
                /** @description Rows in a page. */
                limit?: number;
                /** @description next_cursor of the page before. */
                cursor?: string;
                /** @description Only cases in this state, e.g. in_progress. */
                state?: string;
                /** @description Only open cases, or only those that are not. */
                open?: boolean;
                /** @description Only cases of the handler of this name. */
                handler?: string;
                /** @description Only cases of the responsible unit of this name. */
                unit?: string;
                /** @description Only open cases that an authority must have dealt with by this day, the most pressing first; without it the newest first. */
                due_by?: string;
            };
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CasePage"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    registerCase: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCase"];
            };
        };
        responses: {
            /** @description As described. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getCase: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    listEvents: {
        parameters: {
            query?: {
                /** @description Rows in a page. */
                limit?: number;
                /** @description next_cursor of the page before. */
                cursor?: string;
            };
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventPage"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    putEvent: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the case as read: 412 when it changed since. */
                "If-Match"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewEvent"];
            };
        };
        responses: {
            /** @description As described. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Event"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listClocks: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClockPage"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    listSteps: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepList"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    listServices: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServicePage"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    listNotices: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticePage"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    issueNotice: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewNotice"];
            };
        };
        responses: {
            /** @description As described. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notice"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listReminders: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReminderPage"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    listSupervision: {
        parameters: {
            query?: {
                /** @description Rows in a page. */
                limit?: number;
                /** @description next_cursor of the page before. */
                cursor?: string;
            };
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CasePage"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    serveNotice: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewService"];
            };
        };
        responses: {
            /** @description As described. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notice"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    printNotice: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path: {
                number: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": components["schemas"]["Paper"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    withdrawNotice: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWithdrawal"];
            };
        };
        responses: {
            /** @description As described. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notice"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listNoticeTasks: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeTaskPage"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    listReceptionDays: {
        parameters: {
            query?: {
                /** @description Whose; else the key's own office. */
                office?: string;
            };
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceptionDayPage"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    listBookings: {
        parameters: {
            query: {
                /** @description The day of the visits. */
                date: string;
                /** @description Whose; else the key's own office. */
                office?: string;
            };
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookingPage"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    bookVisit: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BookingRequest"];
            };
        };
        responses: {
            /** @description As described. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Booking"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getBooking: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Booking"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    cancelVisit: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    listCheckInCodes: {
        parameters: {
            query: {
                /** @description The day of the visits. */
                date: string;
                /** @description Whose; else the key's own office. */
                office?: string;
            };
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckInCodePage"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getCheckIn: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckIn"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    noteArrival: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ArrivalWish"];
            };
        };
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckIn"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    takeBackArrival: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    previewReceptionMove: {
        parameters: {
            query: {
                /** @description The day to which it would be moved. */
                to: string;
                /** @description Whose; else the caller's own office. */
                office?: string;
            };
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path: {
                date: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceptionPreview"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    moveReceptionDay: {
        parameters: {
            query?: {
                /** @description Whose; else the caller's own office. */
                office?: string;
            };
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                date: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReceptionMove"];
            };
        };
        responses: {
            /** @description As described. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceptionChange"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    previewReceptionCancelling: {
        parameters: {
            query?: {
                /** @description Whose; else the caller's own office. */
                office?: string;
            };
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path: {
                date: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceptionPreview"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    cancelReceptionDay: {
        parameters: {
            query?: {
                /** @description Whose; else the caller's own office. */
                office?: string;
            };
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                date: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReceptionCancelling"];
            };
        };
        responses: {
            /** @description As described. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceptionChange"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    previewReceptionReturn: {
        parameters: {
            query?: {
                /** @description Whose; else the caller's own office. */
                office?: string;
            };
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path: {
                date: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceptionPreview"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    putBackReceptionDay: {
        parameters: {
            query?: {
                /** @description Whose; else the caller's own office. */
                office?: string;
            };
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                date: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReceptionCancelling"];
            };
        };
        responses: {
            /** @description As described. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceptionChange"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listReceptionDaysLeft: {
        parameters: {
            query?: {
                /** @description Whose; else the caller's own office. */
                office?: string;
            };
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceptionDayLeftPage"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    listReceptionChanges: {
        parameters: {
            query?: {
                /** @description Whose; else the caller's own office. */
                office?: string;
            };
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceptionChangePage"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getCalendar: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path: {
                year: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarYear"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    putCalendar: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                year: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CalendarOrder"];
            };
        };
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarYear"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    putCalendarBack: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                year: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarYear"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    previewCalendar: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                year: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CalendarNotice"];
            };
        };
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarPreview"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listMessages: {
        parameters: {
            query?: {
                /** @description Of these states alone, by commas: "parked,failed,unknown". With queued, accepted or delivered a page may be short, also empty, and still lead on. */
                state?: string;
                /** @description Rows in a page. */
                limit?: number;
                /** @description next_cursor of the page before. */
                cursor?: string;
            };
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagePage"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageDetail"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    resendMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResendRequest"];
            };
        };
        responses: {
            /** @description As described. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    findPerson: {
        parameters: {
            query: {
                /** @description His telephone. */
                phone: string;
                /** @description His name, where several share a telephone. */
                name?: string;
            };
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    knownPeople: {
        parameters: {
            query: {
                /** @description His telephone. */
                phone: string;
            };
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KnownPeople"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getPerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    cutPhone: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PhoneCut"];
            };
        };
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    renewPhone: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPhone"];
            };
        };
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getPromise: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Promise"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    listReadings: {
        parameters: {
            query?: {
                /** @description Rows in a page. */
                limit?: number;
                /** @description next_cursor of the page before. */
                cursor?: string;
            };
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadingPage"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getReminderRules: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReminderRules"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getReminderDraft: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RulesWorkbench"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    putReminderDraft: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RulesOrder"];
            };
        };
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RulesWorkbench"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    dropReminderDraft: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RulesWorkbench"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    previewReminderRules: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RulesOrder"];
            };
        };
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RulesPreview"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    confirmReminderDraft: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RulesConfirm"];
            };
        };
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RulesWorkbench"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getExamples: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExamplesWorkbench"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    putExamples: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExamplesOrder"];
            };
        };
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExamplesWorkbench"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    dropExamples: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExamplesWorkbench"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    returnExamples: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExamplesReturn"];
            };
        };
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExamplesWorkbench"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    trySentence: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SentenceTry"];
            };
        };
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentenceTried"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    checkExamples: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExamplesWanted"];
            };
        };
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExamplesCheck"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    rehearseExamples: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExamplesWanted"];
            };
        };
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TextRehearsed"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    submitExamples: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExamplesAct"];
            };
        };
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExamplesWorkbench"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    confirmExamples: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExamplesAct"];
            };
        };
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExamplesWorkbench"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listWebhooks: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookPage"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    makeWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookRequest"];
            };
        };
        responses: {
            /** @description As described. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    removeWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    listDeliveries: {
        parameters: {
            query?: {
                /** @description Rows in a page. */
                limit?: number;
                /** @description next_cursor of the page before. */
                cursor?: string;
            };
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryPage"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    replayDelivery: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                delivery: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getMatterFigures: {
        parameters: {
            query?: {
                /** @description A day of the first week; twelve weeks before `until` where it is left out. */
                from?: string;
                /** @description A day of the last week; today where it is left out. At most 53 weeks. */
                until?: string;
                /** @description `csv`: the same numbers as a table for Excel, as with Accept: text/csv. */
                format?: "json" | "csv";
            };
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatterFigures"];
                    "text/csv": string;
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getAnswerFigures: {
        parameters: {
            query?: {
                /** @description A day of the first week; twelve weeks before `until` where it is left out. */
                from?: string;
                /** @description A day of the last week; today where it is left out. At most 53 weeks. */
                until?: string;
                /** @description `csv`: the same numbers as a table for Excel, as with Accept: text/csv. */
                format?: "json" | "csv";
            };
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnswerFigures"];
                    "text/csv": string;
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getDeliveryFigures: {
        parameters: {
            query?: {
                /** @description A day of the first week; twelve weeks before `until` where it is left out. */
                from?: string;
                /** @description A day of the last week; today where it is left out. At most 53 weeks. */
                until?: string;
                /** @description `csv`: the same numbers as a table for Excel, as with Accept: text/csv. */
                format?: "json" | "csv";
            };
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryFigures"];
                    "text/csv": string;
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getRatingFigures: {
        parameters: {
            query?: {
                /** @description A day of the first week; twelve weeks before `until` where it is left out. */
                from?: string;
                /** @description A day of the last week; today where it is left out. At most 53 weeks. */
                until?: string;
                /** @description `csv`: the same numbers as a table for Excel, as with Accept: text/csv. */
                format?: "json" | "csv";
            };
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatingFigures"];
                    "text/csv": string;
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    importTable: {
        parameters: {
            query: {
                /** @description What the table holds. */
                kind: "cases" | "staff" | "reception";
                /** @description Whose; else the key's own office. */
                office?: string;
            };
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportDone"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listBulk: {
        parameters: {
            query?: {
                /** @description Rows in a page. */
                limit?: number;
                /** @description next_cursor of the page before. */
                cursor?: string;
            };
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkPage"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    orderBulk: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkOrder"];
            };
        };
        responses: {
            /** @description As described. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Bulk"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    lookAtBulk: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkOrder"];
            };
        };
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkLook"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getBulk: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Bulk"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    pauseBulk: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Bulk"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    resumeBulk: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Bulk"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    stopBulk: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Bulk"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listTexts: {
        parameters: {
            query?: {
                /** @description Those of one group. */
                group?: string;
                /** @description open: being worded; submitted: waiting for review; changed: not as the program came. */
                state?: "open" | "submitted" | "changed";
                /** @description Those whose words, title or key hold this. */
                q?: string;
            };
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TextList"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getText: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Text"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    saveText: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TextWording"];
            };
        };
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Text"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    dropText: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    submitText: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Text"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    publishText: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TextPublish"];
            };
        };
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Text"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    returnText: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TextReturn"];
            };
        };
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Text"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    previewText: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TextWording"];
            };
        };
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TextPreview"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    tryText: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TextTrial"];
            };
        };
        responses: {
            /** @description As described. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TextTried"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getTrial: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path: {
                message: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialState"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    rehearseText: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TextWording"];
            };
        };
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TextRehearsed"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listProviderTemplates: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderTemplates"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    recordProviderTemplate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                key: string;
                account: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProviderTemplateWish"];
            };
        };
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderTemplates"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    approveProviderTemplate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                key: string;
                account: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TextPublish"];
            };
        };
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderTemplates"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    lookAtProviderTemplate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                key: string;
                account: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProviderTemplateWish"];
            };
        };
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderTemplateLook"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getTemplates: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Templates"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    importTexts: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TextImport"];
            };
        };
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TextImported"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getStart: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Start"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserWithPassword"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    confirmPassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserWithPassword"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    dropPassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    confirmRoles: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserWithPassword"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    dropRoles: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listConversations: {
        parameters: {
            query?: {
                /** @description waiting: for a person, the longest first; taken: by somebody at the console; all, the newest first. */
                filter?: "waiting" | "taken" | "all";
                /** @description Rows in a page. */
                limit?: number;
                /** @description next_cursor of the page before. */
                cursor?: string;
            };
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationPage"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getWaitingForHuman: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitingForHuman"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    watchConversations: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["EventStream"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getConversation: {
        parameters: {
            query?: {
                /** @description Rows in a page. */
                limit?: number;
                /** @description next_cursor of the page before. */
                cursor?: string;
            };
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationTalk"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    listQuickReplies: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuickReplies"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    takeConversation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakeoverWish"];
            };
        };
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    seeConversation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakeoverSeen"];
            };
        };
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    replyInConversation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakeoverReply"];
            };
        };
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    handBackConversation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakeoverSeen"];
            };
        };
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listSignals: {
        parameters: {
            query?: {
                /** @description Else all: open ones first, then taken, then ended. */
                state?: "open" | "taken" | "ended";
                /** @description Of that kind alone: self_harm. */
                kind?: string;
                /** @description Raised on that day or later. */
                from?: string;
                /** @description … or sooner. */
                until?: string;
                /** @description Rows in a page. */
                limit?: number;
                /** @description next_cursor of the page before. */
                cursor?: string;
            };
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignalPage"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getSignalCounts: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignalCounts"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getSignal: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignalDetail"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    takeSignal: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignalWish"];
            };
        };
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignalDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    endSignal: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignalOutcome"];
            };
        };
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignalDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listKeys: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyList"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    createKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewKey"];
            };
        };
        responses: {
            /** @description As described. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyWithSecret"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listKeyKinds: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyKindList"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    letKeyPass: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Key"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    declineKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Key"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    endKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Key"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getOfficeTrial: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfficeTrial"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    wishOfficeTrial: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TrialWish"];
            };
        };
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfficeTrial"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    dropOfficeTrial: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfficeTrial"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    confirmOfficeTrial: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfficeTrial"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listChannels: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelList"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    checkChannel: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelChecked"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listStaff: {
        parameters: {
            query?: {
                /** @description Whose; else the caller's own office. */
                office?: string;
            };
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffList"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    previewStaff: {
        parameters: {
            query?: {
                /** @description Whose; else the caller's own office. */
                office?: string;
            };
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffPreview"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    importStaff: {
        parameters: {
            query: {
                /** @description Whose; else the caller's own office. */
                office?: string;
                /** @description As the preview told it: 409 when staff changed since. */
                edition: string;
                /** @description Those of earlier tables who are not in this one: stay, or leave. */
                gone?: "stay" | "leave";
            };
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffImported"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    listSessions: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionList"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getSignInWays: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInWays"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    beginWecomSignIn: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WecomSignInBegin"];
            };
        };
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WecomSignInPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    signInByWecom: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WecomSignIn"];
            };
        };
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    newCode: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewCode"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    setUpCode: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeSetUp"];
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    endCode: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeEnd"];
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    listUsers: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserList"];
                };
            };
            /** @description Nothing changed since that ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    createUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUser"];
            };
        };
        responses: {
            /** @description As described. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserWithPassword"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    changeUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asked again under the same key, the call does nothing and is answered the same; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserChange"];
            };
        };
        responses: {
            /** @description As described. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
}
