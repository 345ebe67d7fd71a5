// Generated from openapi.json by `npm run openapi:dump`.
export interface paths {
    "/addresses.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * addresses.get
         * @description Returns the caller's address book, which all of their devices share; with version 0 if there is none. Signed-in users may call it.
         */
        get: operations["addresses.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/addresses.set": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * addresses.set
         * @description Replaces the caller's address book if no other device has changed it since `expectedVersion`. Orders keep the address with which they were placed. Throws ADDRESSES_CHANGED with the current address book; USER_NOT_FOUND if the caller has been erased. Signed-in users may call it.
         */
        post: operations["addresses.set"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * audit.list
         * @description Returns security events, newest first, optionally of one `userId`, `byUserId`, `keyId` or `kind`, and of a time range: sign-ins, failures, changes of accounts, and every change and export by staff. Throws INVALID_CURSOR. Only staff may call it.
         */
        get: operations["audit.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth.signUp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * auth.signUp
         * @description Creates a customer account and signs in. `cookie` works as in `signIn`. With a mail server, a link to verify the address is mailed: `verifyEmail`. Throws EMAIL_TAKEN; if the server does not reveal who has an account, always EMAIL_VERIFICATION_REQUIRED. Anyone may call it.
         */
        post: operations["auth.signUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth.signIn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * auth.signIn
         * @description Signs in. With `cookie: true` the token is set as an HttpOnly cookie and `token` is empty. Throws UNAUTHENTICATED for an unknown email, a wrong password or a wrong `totpCode`, TOTP_REQUIRED if the account has a second factor and the code is missing, and RATE_LIMITED after too many failures. Anyone may call it.
         */
        post: operations["auth.signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth.signOut": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * auth.signOut
         * @description Ends the current session. Signed-in users may call it.
         */
        post: operations["auth.signOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth.requestPasswordReset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * auth.requestPasswordReset
         * @description Emails a link to set a new password if the address has an account. The response does not reveal whether it does. Anyone may call it.
         */
        post: operations["auth.requestPasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth.resetPassword": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * auth.resetPassword
         * @description Sets a new password with the token of an emailed link, ends all sessions of the account and revokes its API keys. The address is verified from then on. Throws INVALID_RESET_TOKEN if the token is unknown, used or older than an hour. Anyone may call it.
         */
        post: operations["auth.resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth.verifyEmail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * auth.verifyEmail
         * @description Verifies an e-mail address with the token of an emailed link and the account's password. A pending new address then replaces the account's address. Throws INVALID_VERIFICATION_TOKEN, VALIDATION_FAILED if `password` is wrong, RATE_LIMITED and EMAIL_TAKEN. Anyone may call it.
         */
        post: operations["auth.verifyEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth.requestEmailVerification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * auth.requestEmailVerification
         * @description Emails a new link if the caller's address, or a pending new one, is not verified yet. Signed-in users may call it.
         */
        post: operations["auth.requestEmailVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth.reauthenticate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * auth.reauthenticate
         * @description Marks the session as recently authenticated for ten minutes, like signing in, for the procedures that fail with REAUTHENTICATION_REQUIRED. Throws VALIDATION_FAILED if `currentPassword` is wrong, and RATE_LIMITED. Signed-in users may call it.
         */
        post: operations["auth.reauthenticate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth.beginTotp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * auth.beginTotp
         * @description Creates the secret of a second factor, to be entered in an authenticator app. It takes effect once `confirmTotp` has checked a code. Throws TOTP_ENABLED and REAUTHENTICATION_REQUIRED. Signed-in users may call it.
         */
        post: operations["auth.beginTotp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth.confirmTotp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * auth.confirmTotp
         * @description Enables the second factor with the current password and a code of the authenticator app, ends the caller's other sessions, and revokes their API keys unless `keepApiKeys`. Returns ten recovery codes, each for one sign-in, which are not shown again. Throws VALIDATION_FAILED if the code is wrong, and REAUTHENTICATION_REQUIRED without `currentPassword`. Signed-in users may call it.
         */
        post: operations["auth.confirmTotp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth.disableTotp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * auth.disableTotp
         * @description Removes the second factor; needs `currentPassword` and a code. Throws VALIDATION_FAILED if one is wrong, and REAUTHENTICATION_REQUIRED. Signed-in users may call it.
         */
        post: operations["auth.disableTotp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth.me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * auth.me
         * @description Returns the signed-in user. Signed-in users may call it.
         */
        get: operations["auth.me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth.changePassword": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * auth.changePassword
         * @description Changes the caller's password, ends their other sessions and revokes their API keys, unless `keepApiKeys`. Throws VALIDATION_FAILED if `currentPassword` is wrong, and RATE_LIMITED after too many failures. Signed-in users may call it.
         */
        post: operations["auth.changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth.listSessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * auth.listSessions
         * @description Returns the caller's sessions, at most 100, most recently used first. Signed-in users may call it.
         */
        get: operations["auth.listSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth.endSession": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * auth.endSession
         * @description Ends one of the caller's sessions with immediate effect. Throws SESSION_NOT_FOUND, REAUTHENTICATION_REQUIRED. Signed-in users may call it.
         */
        post: operations["auth.endSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth.endOtherSessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * auth.endOtherSessions
         * @description Ends the caller's sessions except the current one. Throws REAUTHENTICATION_REQUIRED. Signed-in users may call it.
         */
        post: operations["auth.endOtherSessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth.createApiKey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * auth.createApiKey
         * @description Creates an API key, by default with the scopes `read` and `orders`, which expires after 90 days; `expiresAt: null` means never. `key` is returned only once. Throws FORBIDDEN if a customer requests a scope of staff, REAUTHENTICATION_REQUIRED, EMAIL_VERIFICATION_REQUIRED, TOO_MANY_API_KEYS, and USER_NOT_FOUND if the account is erased at the same time. The scope `staff` includes all scopes: prefer `catalog`, `fulfilment`, `webhooks`, `reports`, `users` or `payments`. Signed-in users may call it.
         */
        post: operations["auth.createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth.listApiKeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * auth.listApiKeys
         * @description Returns the caller's API keys without their secrets, newest first. Signed-in users may call it.
         */
        get: operations["auth.listApiKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth.revokeApiKey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * auth.revokeApiKey
         * @description Revokes one of the caller's API keys with immediate effect. Throws API_KEY_NOT_FOUND. Signed-in users may call it.
         */
        post: operations["auth.revokeApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/carts.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * carts.get
         * @description Returns the caller's cart, which all of their devices share; with version 0 and no lines if there is none. Signed-in users may call it.
         */
        get: operations["carts.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/carts.set": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * carts.set
         * @description Replaces the caller's cart if no other device has changed it since `expectedVersion`. Placing an order does not empty the cart: set it to what is left. Throws CART_CHANGED with the current cart; USER_NOT_FOUND if the caller has been erased. Signed-in users may call it.
         */
        post: operations["carts.set"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalog.import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * catalog.import
         * @description Imports a file of up to 4 MiB in one call. The response lists problems by line and column. Throws VALIDATION_FAILED if the file is not valid CSV, IMPORT_RUNNING if it takes longer than 25 seconds. Only staff may call it.
         */
        post: operations["catalog.import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalog.beginImport": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * catalog.beginImport
         * @description Begins the upload of a file. A retry with the same idempotency key returns the same import. Throws IMPORT_STATE if the account has 20 imports that are neither started nor cancelled. Only staff may call it.
         */
        post: operations["catalog.beginImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalog.uploadPart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * catalog.uploadPart
         * @description Uploads the next part of the file, numbered from 1: any text, even one that ends in the middle of a row. A repeated part changes nothing. Throws IMPORT_NOT_FOUND, IMPORT_STATE, VALIDATION_FAILED. Only staff may call it.
         */
        post: operations["catalog.uploadPart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalog.previewImport": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * catalog.previewImport
         * @description Returns what the uploaded rows would change, by the products as they are now: the counts of all rows, and the first rows after a line with their old and new values or their problems. Changes nothing; the next call may be `startImport`. Throws IMPORT_NOT_FOUND, IMPORT_STATE if the import was started or cancelled, VALIDATION_FAILED. Only staff may call it.
         */
        get: operations["catalog.previewImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalog.startImport": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * catalog.startImport
         * @description Ends the upload; the file is then checked and applied in the background. A repeated call changes nothing, except that a failed import continues. Throws IMPORT_NOT_FOUND, IMPORT_STATE, VALIDATION_FAILED. Only staff may call it.
         */
        post: operations["catalog.startImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalog.getImport": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * catalog.getImport
         * @description Returns the progress of an import, and its result when it has ended. Throws IMPORT_NOT_FOUND. Only staff may call it.
         */
        get: operations["catalog.getImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalog.listImports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * catalog.listImports
         * @description Returns the caller's imports of the last day, newest first, without their problems. Only staff may call it.
         */
        get: operations["catalog.listImports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalog.listImportRows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * catalog.listImportRows
         * @description Returns the outcome of each row of the file, by line. Throws IMPORT_NOT_FOUND. Only staff may call it.
         */
        get: operations["catalog.listImportRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalog.cancelImport": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * catalog.cancelImport
         * @description Cancels an import; rows that were applied stay. An all-or-nothing import that has begun to change products is completed instead. Throws IMPORT_NOT_FOUND, IMPORT_STATE. Only staff may call it.
         */
        post: operations["catalog.cancelImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalog.addToImport": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * catalog.addToImport
         * @description Adds CSV with the header and some rows. Use `uploadPart`. Throws IMPORT_NOT_FOUND, VALIDATION_FAILED. Only staff may call it.
         */
        post: operations["catalog.addToImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalog.finishImport": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * catalog.finishImport
         * @description Starts an import and waits for its result. A repeated call returns the same result. Throws IMPORT_NOT_FOUND, IMPORT_STATE if it was cancelled, IMPORT_RUNNING if it takes longer than 25 seconds. Only staff may call it.
         */
        post: operations["catalog.finishImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * events.list
         * @description Returns order and stock events after the position `after`, oldest first, in commit order and without gaps: what webhooks deliver, for pulling. Without `after` from the first event ever; with `end` from now on. Continue with `nextAfter`, which an empty page has too. `reset` is true if the database has lost the event at `after`. Only staff may call it.
         */
        get: operations["events.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operations.placement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * operations.placement
         * @description Returns how many orders this process has placed, in how many batches, and how many are waiting. Only staff may call it.
         */
        get: operations["operations.placement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders.place": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * orders.place
         * @description Places an order: all or nothing, at current prices, once per idempotency key. Throws PRODUCT_NOT_FOUND, NOT_FOR_SALE, USER_NOT_FOUND, INSUFFICIENT_STOCK, LIMIT_EXCEEDED, INVALID_CHARGES, TOTAL_CHANGED, TOTAL_TOO_LARGE, ORDER_LIMIT_EXCEEDED, IDEMPOTENCY_KEY_REUSED, REJECTED; without a key OUTCOME_UNKNOWN. Signed-in users may call it.
         */
        post: operations["orders.place"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * orders.get
         * @description Returns an order by its id, its number, or the key that it was placed with. Throws ORDER_NOT_FOUND. Signed-in users may call it.
         */
        get: operations["orders.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * orders.list
         * @description Lists the caller's orders, for staff all orders, newest first. Throws FORBIDDEN if a customer uses a filter of staff, INVALID_CURSOR. Signed-in users may call it.
         */
        get: operations["orders.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders.listByPage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * orders.listByPage
         * @description Lists all orders by numbered pages. Only staff may call it.
         */
        get: operations["orders.listByPage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders.history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * orders.history
         * @description Returns the status changes of an order, oldest first. `note` is internal: null for customers, except their own. Throws ORDER_NOT_FOUND. Signed-in users may call it.
         */
        get: operations["orders.history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders.confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * orders.confirm
         * @description pending → confirmed. Throws ILLEGAL_TRANSITION, VERSION_CONFLICT, ORDER_NOT_FOUND. Only staff may call it.
         */
        post: operations["orders.confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders.ship": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * orders.ship
         * @description Ships units of a confirmed order, by default all that are left: then confirmed → shipped. Throws ILLEGAL_TRANSITION, TOO_FEW_UNITS, VERSION_CONFLICT, ORDER_ITEM_NOT_FOUND, ORDER_NOT_FOUND. Only staff may call it.
         */
        post: operations["orders.ship"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders.deliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * orders.deliver
         * @description Marks a shipment as delivered, by default all of a shipped order. With the last one shipped → delivered. Throws ILLEGAL_TRANSITION, VERSION_CONFLICT, SHIPMENT_NOT_FOUND, ORDER_NOT_FOUND. Only staff may call it.
         */
        post: operations["orders.deliver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders.returnItems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * orders.returnItems
         * @description Takes back shipped units; those with `restock` return to the stock. Throws TOO_FEW_UNITS, ORDER_ITEM_NOT_FOUND, ORDER_NOT_FOUND. Only staff may call it.
         */
        post: operations["orders.returnItems"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders.cancelItems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * orders.cancelItems
         * @description Cancels units that have not shipped, of a pending or confirmed order; stock returns, once. When no unit is left, the order becomes cancelled, or shipped if some have shipped. Throws ILLEGAL_TRANSITION, TOO_FEW_UNITS, VERSION_CONFLICT, ORDER_LIMIT_EXCEEDED, ORDER_ITEM_NOT_FOUND, ORDER_NOT_FOUND. Signed-in users may call it.
         */
        post: operations["orders.cancelItems"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders.cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * orders.cancel
         * @description pending or confirmed → cancelled; stock returns, once. An order of which units have shipped is not cancelled: use `cancelItems`. Throws ILLEGAL_TRANSITION, VERSION_CONFLICT, ORDER_LIMIT_EXCEEDED, ORDER_NOT_FOUND. Signed-in users may call it.
         */
        post: operations["orders.cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders.updateMetadata": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * orders.updateMetadata
         * @description Changes an order's metadata by a JSON merge patch: null removes a key. Throws VERSION_CONFLICT, ORDER_NOT_FOUND. Only staff may call it.
         */
        post: operations["orders.updateMetadata"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders.note": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * orders.note
         * @description Adds an internal note, which customers do not see. Throws ORDER_NOT_FOUND. Only staff may call it.
         */
        post: operations["orders.note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders.listNotes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * orders.listNotes
         * @description Returns an order's internal notes, newest first. Throws ORDER_NOT_FOUND, INVALID_CURSOR. Only staff may call it.
         */
        get: operations["orders.listNotes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders.extendHold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * orders.extendHold
         * @description Makes a pending order expire `expiresInSeconds` from now, whether it expired sooner, later or never. An order that is still pending then is cancelled. Throws ORDER_NOT_FOUND, ILLEGAL_TRANSITION. Only staff may call it.
         */
        post: operations["orders.extendHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders.claimNext": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * orders.claimNext
         * @description Claims the oldest order without a claim, pending or in another `status`, for `leaseSeconds` (60); null if there is none. The claim ends with the lease, or when the order's status changes. Only staff may call it.
         */
        post: operations["orders.claimNext"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders.releaseClaim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * orders.releaseClaim
         * @description Releases the caller's claim of an order. Throws ORDER_NOT_FOUND. Only staff may call it.
         */
        post: operations["orders.releaseClaim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments.record": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * payments.record
         * @description Records what a payment provider reported, once per `provider`, `reference` and `kind`: the same again returns the first payment. A pending order is confirmed when the sum of its payments reaches its grand total. Throws ORDER_NOT_FOUND, PAYMENT_CONFLICT. Only staff may call it.
         */
        post: operations["payments.record"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * payments.list
         * @description Lists the payments of the caller's orders, for staff of all orders, newest first. Throws ORDER_NOT_FOUND, INVALID_CURSOR. Signed-in users may call it.
         */
        get: operations["payments.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments.listRefundsDue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * payments.listRefundsDue
         * @description Orders that hold more money than their customer owes, oldest first, with the amount to refund: those that were paid and then cancelled, paid after they expired, or overpaid. Throws INVALID_CURSOR. Only staff may call it.
         */
        get: operations["payments.listRefundsDue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * products.get
         * @description Returns a product by id or SKU, an archived one with `includeArchived` to staff. Throws PRODUCT_NOT_FOUND; with `includeArchived`, UNAUTHENTICATED, FORBIDDEN, TOTP_SETUP_REQUIRED. Anyone may call it.
         */
        get: operations["products.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * products.list
         * @description Returns products by cursor, with `includeArchived` to staff also archived ones; `search` matches name, SKU and description. Throws INVALID_CURSOR; with `includeArchived`, UNAUTHENTICATED, FORBIDDEN, TOTP_SETUP_REQUIRED. Anyone may call it.
         */
        get: operations["products.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products.listByPage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * products.listByPage
         * @description Returns the same by numbered pages. Throws with `includeArchived` UNAUTHENTICATED, FORBIDDEN, TOTP_SETUP_REQUIRED. Anyone may call it.
         */
        get: operations["products.listByPage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products.categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * products.categories
         * @description Returns the first 500 categories by name: the texts at `metadata.category` of the products for sale, with `includeArchived` to staff of all. Throws with `includeArchived` UNAUTHENTICATED, FORBIDDEN, TOTP_SETUP_REQUIRED. Anyone may call it.
         */
        get: operations["products.categories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * products.create
         * @description Creates a product with its opening stock. Throws SKU_TAKEN. Only staff may call it.
         */
        post: operations["products.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products.update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * products.update
         * @description Changes any field but stock. Throws VERSION_CONFLICT with the current row, SKU_TAKEN, PRODUCT_NOT_FOUND. Only staff may call it.
         */
        post: operations["products.update"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products.updateMany": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * products.updateMany
         * @description Changes prices by percent or amount and metadata of many products, archives or restores them: all or none. With `preview`, returns what would change. Throws PRODUCT_NOT_FOUND, OUT_OF_RANGE. Only staff may call it.
         */
        post: operations["products.updateMany"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products.archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * products.archive
         * @description Takes a product off sale, and keeps its history. Nothing changes if it is archived. Throws VERSION_CONFLICT, PRODUCT_NOT_FOUND. Only staff may call it.
         */
        post: operations["products.archive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products.restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * products.restore
         * @description Offers an archived product again. Nothing changes if it is for sale. Throws VERSION_CONFLICT, PRODUCT_NOT_FOUND. Only staff may call it.
         */
        post: operations["products.restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products.setPurchaseLimit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * products.setPurchaseLimit
         * @description Limits the units that each customer may buy, counted from now on in orders that are not cancelled. Throws VERSION_CONFLICT, PRODUCT_NOT_FOUND. Only staff may call it.
         */
        post: operations["products.setPurchaseLimit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products.adjustStock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * products.adjustStock
         * @description Adds or removes units. Throws INSUFFICIENT_STOCK, OUT_OF_RANGE, PRODUCT_NOT_FOUND. Only staff may call it.
         */
        post: operations["products.adjustStock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products.setStock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * products.setStock
         * @description Sets the stock to a counted quantity. Throws STOCK_CHANGED with the current row, PRODUCT_NOT_FOUND. Only staff may call it.
         */
        post: operations["products.setStock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products.stockHistory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * products.stockHistory
         * @description Returns every change of the stock, newest first, back to the opening. Throws PRODUCT_NOT_FOUND, INVALID_CURSOR. Only staff may call it.
         */
        get: operations["products.stockHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products.delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * products.delete
         * @description Deletes a product that is in no order. Throws IN_USE, PRODUCT_NOT_FOUND. Only staff may call it.
         */
        post: operations["products.delete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports.summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * reports.summary
         * @description Returns orders, revenue, average and order counts by status. Without `from` and `to`, of all time. Only staff may call it.
         */
        get: operations["reports.summary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports.salesByDay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * reports.salesByDay
         * @description Returns orders and revenue per day in a time zone. Without `from`, of the last thirty days. Only staff may call it.
         */
        get: operations["reports.salesByDay"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports.topProducts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * reports.topProducts
         * @description Returns the products with the highest revenue, or with `by: 'quantity'` the most units sold. Only staff may call it.
         */
        get: operations["reports.topProducts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports.lowStock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * reports.lowStock
         * @description Returns products with at most `threshold` (default 10) units left, fewest first. Throws INVALID_CURSOR. Only staff may call it.
         */
        get: operations["reports.lowStock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports.stock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * reports.stock
         * @description Returns the stock of every product at both ends of a range, by default of yesterday, and what changed it in between. Archived products are included; deleted ones, which were never ordered, are not, nor are those created after the range. Throws INVALID_CURSOR. Only staff may call it.
         */
        get: operations["reports.stock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports.buyers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * reports.buyers
         * @description Returns the customers who bought a product and have units of it, such as for a recall, by their ids. Cancelled and returned units do not count. Throws PRODUCT_NOT_FOUND, INVALID_CURSOR. Only staff may call it.
         */
        get: operations["reports.buyers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports.customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * reports.customers
         * @description Returns the number of orders of each of these customers, what they have spent, and their last order. Beyond 1,000 orders of a customer only the latest 1,000 are counted, and `hasMoreOrders` says so. Ids of no user are left out. Only staff may call it.
         */
        get: operations["reports.customers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * users.get
         * @description Returns a profile: the caller's, or any for staff. Throws USER_NOT_FOUND. Signed-in users may call it.
         */
        get: operations["users.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users.update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * users.update
         * @description Changes name or e-mail. Changing the caller's e-mail needs `currentPassword`, and with a mail server the new address counts once it is verified; until then it is `pendingEmail`. Throws FORBIDDEN for the e-mail of other staff, who would lose their account: change their role first; VERSION_CONFLICT with the current row, EMAIL_TAKEN, USER_NOT_FOUND, REAUTHENTICATION_REQUIRED. Signed-in users may call it.
         */
        post: operations["users.update"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * users.create
         * @description Creates a user, who can sign in once there is a password. Throws EMAIL_TAKEN. Only staff may call it.
         */
        post: operations["users.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * users.list
         * @description Returns users, newest first, all or those whose name or e-mail contains `search`. Throws INVALID_CURSOR. Only staff may call it.
         */
        get: operations["users.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users.listByPage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * users.listByPage
         * @description Returns the same by numbered pages. Only staff may call it.
         */
        get: operations["users.listByPage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users.setRole": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * users.setRole
         * @description Changes the role of another user, from their next call on. Throws FORBIDDEN for the caller's own account, USER_NOT_FOUND, REAUTHENTICATION_REQUIRED. Only staff may call it.
         */
        post: operations["users.setRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users.getNote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * users.getNote
         * @description Returns what staff have noted about a user, who never sees it. Throws USER_NOT_FOUND. Only staff may call it.
         */
        get: operations["users.getNote"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users.setNote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * users.setNote
         * @description Replaces what staff have noted about a user. Throws VERSION_CONFLICT with the current note, USER_NOT_FOUND. Only staff may call it.
         */
        post: operations["users.setNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users.erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * users.erase
         * @description Permanently erases the personal data of another user: name, e-mail address, credentials, sessions, API keys, saved addresses, metadata and the note of staff, and metadata and notes of the user's orders. The user cannot sign in any more; orders stay. Throws FORBIDDEN for the caller's own account, and for staff with an API key; USER_NOT_FOUND, REAUTHENTICATION_REQUIRED. Only staff may call it.
         */
        post: operations["users.erase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users.delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * users.delete
         * @description Deletes another user, who must have no orders. Throws FORBIDDEN for the caller's own account, and for staff with an API key; IN_USE, USER_NOT_FOUND, REAUTHENTICATION_REQUIRED. Only staff may call it.
         */
        post: operations["users.delete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * webhooks.create
         * @description Creates a webhook that receives events from now on, signed as Standard Webhooks. The secret is returned only once. Throws REAUTHENTICATION_REQUIRED, TOO_MANY_WEBHOOKS. Only staff may call it.
         */
        post: operations["webhooks.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * webhooks.list
         * @description Returns webhooks, newest first. Throws INVALID_CURSOR. Only staff may call it.
         */
        get: operations["webhooks.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * webhooks.get
         * @description Returns a webhook. Throws WEBHOOK_NOT_FOUND. Only staff may call it.
         */
        get: operations["webhooks.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks.update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * webhooks.update
         * @description Updates the given fields. With `enabled: false`, pending deliveries wait until it is enabled again. Throws WEBHOOK_NOT_FOUND, REAUTHENTICATION_REQUIRED. Only staff may call it.
         */
        post: operations["webhooks.update"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks.delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * webhooks.delete
         * @description Deletes a webhook and its deliveries. Throws WEBHOOK_NOT_FOUND, REAUTHENTICATION_REQUIRED. Only staff may call it.
         */
        post: operations["webhooks.delete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks.rotateSecret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * webhooks.rotateSecret
         * @description Creates a new secret, returned only once. Deliveries are also signed with the old one for 24 hours. Throws WEBHOOK_NOT_FOUND, REAUTHENTICATION_REQUIRED. Only staff may call it.
         */
        post: operations["webhooks.rotateSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks.listDeliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * webhooks.listDeliveries
         * @description Returns deliveries, newest first, optionally of one webhook or status. Throws INVALID_CURSOR. Only staff may call it.
         */
        get: operations["webhooks.listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks.redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * webhooks.redeliver
         * @description Sends an event again with the same message id. Throws DELIVERY_NOT_FOUND. Only staff may call it.
         */
        post: operations["webhooks.redeliver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AddressBook: {
            /** @description The first one is the default. */
            addresses: {
                id: string;
                /** JsonObject */
                fields: {
                    [key: string]: unknown;
                };
            }[];
            /** @description 0 if the account has never saved an address. */
            version: number;
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.123456Z
             */
            updatedAt: string | null;
        };
        AddressesSetInput: {
            /** @description All addresses, the default first. */
            addresses: {
                /** @description Chosen by the client, such as a UUID. */
                id: string;
                /**
                 * JsonObject
                 * @description The shop's own fields of the address, such as the name and the street.
                 */
                fields: {
                    [key: string]: unknown;
                };
            }[];
            /** @description The version that the caller has read; 0 if there was no address book. If it has changed since: ADDRESSES_CHANGED. */
            expectedVersion: number;
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        /** @default {} */
        AuditListInput: {
            /** @description Only events of this account. */
            userId?: string;
            /** @description Only events that this user caused. */
            byUserId?: string;
            /** @description Only events caused with this API key. */
            keyId?: string;
            /**
             * @description Only events of this kind.
             * @enum {string}
             */
            kind?: "signed-up" | "signed-in" | "sign-in-failed" | "sign-in-slowed" | "signed-out" | "sessions-ended" | "password-changed" | "password-change-failed" | "password-reset-requested" | "password-reset" | "key-created" | "key-revoked" | "role-changed" | "email-changed" | "email-change-requested" | "email-verified" | "totp-enabled" | "totp-disabled" | "reauthenticated" | "reauthentication-failed" | "user-created" | "user-deleted" | "user-updated" | "user-erased" | "user-note-changed" | "product-created" | "product-updated" | "product-deleted" | "stock-changed" | "catalog-imported" | "catalog-import-stopped" | "prices-imported" | "order-placed" | "order-status-changed" | "order-items-cancelled" | "order-items-returned" | "order-hold-extended" | "order-note-added" | "order-metadata-updated" | "payment-recorded" | "orders-exported" | "products-exported" | "buyers-exported" | "stock-exported" | "audit-exported" | "webhook-created" | "webhook-updated" | "webhook-deleted" | "webhook-secret-rotated" | "webhook-redelivered";
            /** @description Only events at or after this instant or day (UTC). */
            from?: string;
            /** @description Only events before this instant, or up to and including this day (UTC). */
            to?: string;
            /**
             * @description The size of the page, from 1 to 100. Default: 20.
             * @default 20
             */
            limit?: number;
            /** @description The nextCursor of the previous page. Default: the first page. */
            cursor?: string | null;
        };
        SecurityEvent: {
            id: string;
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.123456Z
             */
            at: string;
            /** @enum {string} */
            kind: "signed-up" | "signed-in" | "sign-in-failed" | "sign-in-slowed" | "signed-out" | "sessions-ended" | "password-changed" | "password-change-failed" | "password-reset-requested" | "password-reset" | "key-created" | "key-revoked" | "role-changed" | "email-changed" | "email-change-requested" | "email-verified" | "totp-enabled" | "totp-disabled" | "reauthenticated" | "reauthentication-failed" | "user-created" | "user-deleted" | "user-updated" | "user-erased" | "user-note-changed" | "product-created" | "product-updated" | "product-deleted" | "stock-changed" | "catalog-imported" | "catalog-import-stopped" | "prices-imported" | "order-placed" | "order-status-changed" | "order-items-cancelled" | "order-items-returned" | "order-hold-extended" | "order-note-added" | "order-metadata-updated" | "payment-recorded" | "orders-exported" | "products-exported" | "buyers-exported" | "stock-exported" | "audit-exported" | "webhook-created" | "webhook-updated" | "webhook-deleted" | "webhook-secret-rotated" | "webhook-redelivered";
            /**
             * @description The affected user, who may have been deleted. Null if no account has the attempted email.
             * @example 42
             */
            userId: string | null;
            /** @description Who caused the event. Null for anonymous callers and for the server. */
            byUserId: string | null;
            address: string | null;
            userAgent: string | null;
            requestId: string;
            /** @description The API key of the call, which may have been revoked. Null for a session. */
            keyId: string | null;
            /** @description The procedure that was called, such as `products.update`. */
            procedure: string | null;
            /** @description Data specific to the kind, such as the attempted email. */
            details: {
                [key: string]: string | string[] | {
                    [key: string]: string | number | boolean | null | string[];
                };
            };
        };
        AuthSignUpInput: {
            /** @description The e-mail address, with which the user signs in. */
            email: string;
            /** @description The user's name, at most 255 characters. */
            name: string;
            /** @description The new password: 10 to 200 characters, not a common one. */
            password: string;
            /**
             * @description Whether to set the token as an HttpOnly cookie, for browsers. Default: false.
             * @default false
             */
            cookie?: boolean;
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        SignedIn: {
            user: components["schemas"]["User"];
            token: string;
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.123456Z
             */
            expiresAt: string;
        };
        User: {
            id: string;
            email: string;
            name: string;
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.123456Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.123456Z
             */
            updatedAt: string;
            version: number;
            /**
             * Format: date-time
             * @description When staff erased the personal data: name and e-mail address are placeholders since. Null for all other users.
             * @example 2026-11-23T08:00:00.123456Z
             */
            erasedAt: string | null;
            /**
             * JsonObject
             * @description The shop's own data, set by staff and visible to the user; `{}` if there is none.
             */
            metadata: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            role: "customer" | "staff";
            /** @description Whether the owner of the e-mail address has confirmed it. Accounts that staff created count as verified. */
            emailVerified: boolean;
            /** @description The address that replaces the current one once it is verified; null if there is none. */
            pendingEmail: string | null;
        };
        AuthSignInInput: {
            /** @description The e-mail address of the account. */
            email: string;
            /** @description The current password of the account. */
            password: string;
            /** @description Six digits of the authenticator app, or a recovery code. */
            totpCode?: string;
            /**
             * @description Whether to set the token as an HttpOnly cookie, for browsers. Default: false.
             * @default false
             */
            cookie?: boolean;
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        AuthSignOutInput: {
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        AuthRequestPasswordResetInput: {
            /** @description The e-mail address of the account. */
            email: string;
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        AuthResetPasswordInput: {
            /** @description The token of the link in the e-mail. */
            token: string;
            /** @description The new password: 10 to 200 characters, not a common one. */
            password: string;
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        AuthVerifyEmailInput: {
            /** @description The token of the link in the e-mail. */
            token: string;
            /** @description The current password of the account. */
            password: string;
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        AuthRequestEmailVerificationInput: {
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        AuthReauthenticateInput: {
            /** @description The current password of the account. */
            currentPassword: string;
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        AuthBeginTotpInput: {
            /** @description The password, if the session did not confirm it recently: REAUTHENTICATION_REQUIRED. */
            currentPassword?: string;
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        TotpSecret: {
            secret: string;
            uri: string;
        };
        AuthConfirmTotpInput: {
            /** @description Six digits of the authenticator app, or a recovery code. */
            totpCode: string;
            /**
             * @description Whether API keys stay valid. Default: false, which revokes them.
             * @default false
             */
            keepApiKeys?: boolean;
            /** @description The password, if the session did not confirm it recently: REAUTHENTICATION_REQUIRED. */
            currentPassword?: string;
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        AuthDisableTotpInput: {
            /** @description Six digits of the authenticator app, or a recovery code. */
            totpCode: string;
            /** @description The password, if the session did not confirm it recently: REAUTHENTICATION_REQUIRED. */
            currentPassword?: string;
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        AuthChangePasswordInput: {
            /** @description The current password of the account. */
            currentPassword: string;
            /** @description The new password: 10 to 200 characters, not a common one. */
            newPassword: string;
            /**
             * @description Whether API keys stay valid. Default: false, which revokes them.
             * @default false
             */
            keepApiKeys?: boolean;
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        AuthListSessionsInput: Record<string, never>;
        Session: {
            id: string;
            /** @description Whether the call was made in this session. */
            current: boolean;
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.123456Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description Accurate to the hour.
             * @example 2026-11-23T08:00:00.123456Z
             */
            lastUsedAt: string;
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.123456Z
             */
            expiresAt: string;
            /** @description Address and user agent at sign-in. */
            address: string | null;
            userAgent: string | null;
        };
        AuthEndSessionInput: {
            /** @description The session. */
            id: string;
            /** @description The password, if the session did not confirm it recently: REAUTHENTICATION_REQUIRED. */
            currentPassword?: string;
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        AuthEndOtherSessionsInput: {
            /** @description The password, if the session did not confirm it recently: REAUTHENTICATION_REQUIRED. */
            currentPassword?: string;
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        AuthCreateApiKeyInput: {
            /** @description A name to recognize the key by, at most 100 characters. */
            name: string;
            /**
             * @description What the key may do. Default: read and orders.
             * @default [
             *       "read",
             *       "orders"
             *     ]
             */
            scopes?: ("read" | "orders" | "catalog" | "fulfilment" | "webhooks" | "reports" | "users" | "payments" | "staff")[];
            /** @description When the key expires, in UTC. Default: null, never. */
            expiresAt?: string | null;
            /** @description The password, if the session did not confirm it recently: REAUTHENTICATION_REQUIRED. */
            currentPassword?: string;
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        NewApiKey: {
            id: string;
            name: string;
            hint: string;
            scopes: ("read" | "orders" | "catalog" | "fulfilment" | "webhooks" | "reports" | "users" | "payments" | "staff")[];
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.123456Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.123456Z
             */
            lastUsedAt: string | null;
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.123456Z
             */
            expiresAt: string | null;
            key: string;
        };
        AuthListApiKeysInput: Record<string, never>;
        ApiKey: {
            id: string;
            name: string;
            /** @description First and last characters of the key, such as `osk_1aB2…x9Yz`. */
            hint: string;
            scopes: ("read" | "orders" | "catalog" | "fulfilment" | "webhooks" | "reports" | "users" | "payments" | "staff")[];
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.123456Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description Accurate to the hour; null if never used.
             * @example 2026-11-23T08:00:00.123456Z
             */
            lastUsedAt: string | null;
            /**
             * Format: date-time
             * @description Null if the key does not expire.
             * @example 2026-11-23T08:00:00.123456Z
             */
            expiresAt: string | null;
        };
        AuthRevokeApiKeyInput: {
            /** @description The API key. */
            id: string;
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        AccountCart: {
            lines: {
                /** @example 42 */
                productId: string;
                quantity: number;
            }[];
            orderKey: string | null;
            version: number;
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.123456Z
             */
            updatedAt: string | null;
        };
        CartsSetInput: {
            /** @description All lines of the cart. Products are not checked until the cart is ordered. */
            lines: {
                /** @description The product. */
                productId: string;
                /** @description The number of units, from 1. */
                quantity: number;
            }[];
            /** @description The idempotency key with which these lines will be ordered. Use a new one when the lines change. */
            orderKey: string;
            /** @description The version that the caller has read; 0 if there was no cart. If the cart has changed since: CART_CHANGED. */
            expectedVersion: number;
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        CatalogImportInput: {
            /** @description CSV with a header, at most 4 MiB. */
            csv: string;
            /**
             * @description Whether a row with an error rejects the whole file or is skipped.
             * @default all-or-nothing
             * @enum {string}
             */
            mode?: "all-or-nothing" | "row-by-row";
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        CatalogImport: {
            id: string;
            /** @description False if no row was applied, because a row has a problem (all-or-nothing) or the import was cancelled before. */
            applied: boolean;
            created: number;
            updated: number;
            /** @description Rows equal to the stored product. */
            unchanged: number;
            /** @description Rows with a problem. */
            refused: number;
            /** @description The first thousand problems, by line. Empty until the import has ended. */
            problems: {
                line: number;
                column: string;
                message: string;
            }[];
        };
        CatalogBeginImportInput: {
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        CatalogUploadPartInput: {
            /** @description The import. */
            id: string;
            /** @description The number of the part, from 1. */
            part: number;
            /** @description The part of the file, at most 4 MiB. */
            text: string;
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        CatalogUpload: {
            /** @description Parts received so far. */
            parts: number;
            /** @description Rows without a problem so far. */
            rows: number;
            /** @description Rows with a problem so far. */
            refused: number;
        };
        CatalogPreviewImportInput: {
            /** @description The import. */
            id: string;
            /**
             * @description Only rows with this outcome.
             * @enum {string}
             */
            outcome?: "created" | "updated" | "unchanged" | "refused";
            /**
             * @description Only rows after this line.
             * @default 0
             */
            afterLine?: number;
            /**
             * @description The number of rows, from 1 to 100. Default: 20.
             * @default 20
             */
            limit?: number;
        };
        CatalogImportPreview: {
            created: number;
            updated: number;
            unchanged: number;
            refused: number;
            items: components["schemas"]["CatalogImportPreviewRow"][];
        };
        CatalogImportPreviewRow: {
            line: number;
            /** @example MUG-BLUE */
            sku: string | null;
            /** @enum {string} */
            outcome: "created" | "updated" | "unchanged" | "refused";
            from: {
                name: string;
                description: string | null;
                /** @example 29.99 */
                price: string;
                stock: number;
                archived: boolean;
            } | null;
            to: {
                name: string;
                description: string | null;
                /** @example 29.99 */
                price: string;
                stock: number;
                archived: boolean;
            } | null;
            problems: {
                line: number;
                column: string;
                message: string;
            }[];
        };
        CatalogStartImportInput: {
            /** @description The import. */
            id: string;
            /**
             * @description Whether a row with an error rejects the whole file or is skipped.
             * @default all-or-nothing
             * @enum {string}
             */
            mode?: "all-or-nothing" | "row-by-row";
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        CatalogImportJob: {
            id: string;
            applied: boolean;
            created: number;
            updated: number;
            unchanged: number;
            refused: number;
            problems: {
                line: number;
                column: string;
                message: string;
            }[];
            /** @enum {string} */
            state: "uploading" | "checking" | "applying" | "applied" | "rejected" | "cancelled" | "failed";
            mode: ("all-or-nothing" | "row-by-row") | null;
            /** @description Parts uploaded so far. The next one has the next number. */
            parts: number;
            /** @description Rows uploaded so far that have no problem. */
            rows: number;
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.123456Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description Null until the state is final.
             * @example 2026-11-23T08:00:00.123456Z
             */
            endedAt: string | null;
        };
        CatalogGetImportInput: {
            /** @description The import. */
            id: string;
        };
        CatalogListImportRowsInput: {
            /** @description The import. */
            id: string;
            /**
             * @description Only rows after this line.
             * @default 0
             */
            afterLine?: number;
            /**
             * @description The number of rows, from 1 to 1000. Default: 100.
             * @default 100
             */
            limit?: number;
        };
        CatalogImportRow: {
            line: number;
            /** @example MUG-BLUE */
            sku: string | null;
            /** @enum {string} */
            outcome: "created" | "updated" | "unchanged" | "refused" | "pending";
            problems: {
                line: number;
                column: string;
                message: string;
            }[];
        };
        CatalogCancelImportInput: {
            /** @description The import. */
            id: string;
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        CatalogAddToImportInput: {
            /** @description The import. */
            id: string;
            /** @description CSV with a header, at most 4 MiB. */
            csv: string;
            /** @description The line of the first row in the whole file. */
            firstLine: number;
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        CatalogImportPart: {
            rows: number;
            problems: {
                line: number;
                column: string;
                message: string;
            }[];
        };
        CatalogFinishImportInput: {
            /** @description The import. */
            id: string;
            /**
             * @description Whether a row with an error rejects the whole file or is skipped.
             * @default all-or-nothing
             * @enum {string}
             */
            mode?: "all-or-nothing" | "row-by-row";
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        /** @default {} */
        EventsListInput: {
            /** @description The position after which to read: `nextAfter`, or `end`. Default: the beginning. */
            after?: string;
            /**
             * @description The size of the page, from 1 to 100. Default: 20.
             * @default 20
             */
            limit?: number;
        };
        StoreEvents: {
            /** @description Oldest first, in commit order. */
            items: (components["schemas"]["OrderStoreEvent"] | components["schemas"]["StockStoreEvent"])[];
            /** @description Where the next page begins, even after an empty page. Store it in the transaction that processes the items. */
            nextAfter: string;
            /** @description Whether more events are ready. */
            more: boolean;
            /** @description Whether the database has lost the event at `after`, usually in a restore or failover. The page continues after the last event before it. Events that you have processed may be gone, and others may be missing: compare your data. */
            reset: boolean;
        };
        OrderStoreEvent: {
            /** @description The `webhook-id` of the event's deliveries. */
            id: string;
            /** @enum {string} */
            type: "order.placed" | "order.confirmed" | "order.shipped" | "order.delivered" | "order.cancelled" | "order.items_cancelled" | "order.items_returned" | "order.shipment_delivered" | "order.payment_recorded" | "order.metadata_updated" | "order.hold_extended";
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.123456Z
             */
            timestamp: string;
            data: {
                event: components["schemas"]["OrderEvent"];
                order: components["schemas"]["OrderSummary"];
            };
        };
        OrderEvent: {
            id: string;
            /** @example 42 */
            orderId: string;
            from: ("pending" | "confirmed" | "shipped" | "delivered" | "cancelled") | null;
            /** @enum {string} */
            to: "pending" | "confirmed" | "shipped" | "delivered" | "cancelled";
            by: {
                id: string;
                name: string;
                /** @enum {string} */
                role: "customer" | "staff";
            } | null;
            /** @description Internal: null for customers, unless they wrote it when they cancelled. */
            note: string | null;
            /** @description A note from staff, visible to the customer. */
            customerNote: string | null;
            /** @description Why the store changed the status itself: the order expired, or it was paid. Otherwise null. */
            cause: ("expired" | "paid") | null;
            /**
             * @description `status_changed`: nothing but the status. The other kinds may change the status too.
             * @enum {string}
             */
            kind: "status_changed" | "items_cancelled" | "items_shipped" | "items_returned" | "shipment_delivered" | "payment_recorded" | "metadata_updated" | "hold_extended";
            /** @description The units that were cancelled, shipped or returned; null for the other kinds. */
            items: {
                itemId: string;
                quantity: number;
                restocked: boolean;
            }[] | null;
            /** @description The shipment that was sent or delivered. */
            shipment: {
                id: string;
                carrier: string | null;
                trackingNumber: string | null;
                trackingUrl: string | null;
            } | null;
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.123456Z
             */
            at: string;
        };
        OrderSummary: {
            id: string;
            /** @example ORD-7K3F9-QXM2A */
            orderNumber: string;
            /** @example 42 */
            userId: string;
            /** @enum {string} */
            status: "pending" | "confirmed" | "shipped" | "delivered" | "cancelled";
            /**
             * @description The sum of the items: a decimal string with two places.
             * @example 29.99
             */
            totalAmount: string;
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.123456Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.123456Z
             */
            updatedAt: string;
            version: number;
            /**
             * JsonObject
             * @description The shop's own data; `{}` if there is none.
             */
            metadata: {
                [key: string]: unknown;
            };
            charges: {
                /** @enum {string} */
                kind: "shipping" | "tax" | "discount" | "fee";
                label: string;
                /** @example 29.99 */
                amount: string;
            }[];
            /**
             * @description `totalAmount` plus the charges.
             * @example 29.99
             */
            grandTotal: string;
            /**
             * Format: date-time
             * @description When the order is cancelled unless it leaves pending before; null if it does not expire.
             * @example 2026-11-23T08:00:00.123456Z
             */
            expiresAt: string | null;
            payment: {
                /** @enum {string} */
                status: "none" | "authorized" | "partially_paid" | "paid" | "refund_due" | "refunded";
                /** @example 29.99 */
                authorized: string;
                /** @example 29.99 */
                captured: string;
                /** @example 29.99 */
                refunded: string;
                /** @example 29.99 */
                amountDue: string;
            };
            /**
             * @description `grandTotal` without the units that were cancelled or returned, at least `"0.00"`; `"0.00"` for a cancelled order.
             * @example 29.99
             */
            netTotal: string;
            /**
             * @description `partial`: some units have shipped, and others have yet to. `fulfilled`: all that were not cancelled have shipped.
             * @enum {string}
             */
            fulfilment: "unfulfilled" | "partial" | "fulfilled";
            itemCount: number;
        };
        StockStoreEvent: {
            /** @description The `webhook-id` of the event's deliveries. */
            id: string;
            /** @constant */
            type: "product.stock_changed";
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.123456Z
             */
            timestamp: string;
            data: {
                movement: components["schemas"]["StockMovement"];
                product: {
                    id: string;
                    /** @example MUG-BLUE */
                    sku: string;
                    name: string;
                    stockQuantity: number;
                };
            };
        };
        StockMovement: {
            id: string;
            /** @example 42 */
            productId: string;
            /** @enum {string} */
            kind: "opening" | "sale" | "cancellation" | "return" | "adjustment" | "count";
            /** @description Units added; negative for units removed. */
            delta: number;
            quantityAfter: number;
            /** @description The reason; for a cancellation or a return its note. */
            reason: string | null;
            /**
             * @description The order of a sale, a cancellation or a return.
             * @example 42
             */
            orderId: string | null;
            /** @description The author; for a sale the user who placed the order. Null for deleted users and for the store itself. */
            by: {
                id: string;
                name: string;
                /** @enum {string} */
                role: "customer" | "staff";
            } | null;
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.123456Z
             */
            at: string;
        };
        PlacementFigures: {
            /** @description Id of the responding process until it exits. Counts of different processes are not comparable. */
            process: string;
            /** @description Orders processed, rejected ones included. */
            orders: number;
            /** @description Batches, each decided in one transaction. */
            groups: number;
            /** @description Batches by size; each range starts after the previous one. */
            sizes: {
                upTo: number | null;
                groups: number;
            }[];
            /** @description Orders waiting for a batch. */
            waiting: number;
            /** @description Batches being placed now. */
            underWay: number;
        };
        OrdersPlaceInput: {
            /** @description The lines of the order; lines of the same product are merged. */
            items: {
                /** @description The product. */
                productId: string;
                /** @description The number of units, from 1. */
                quantity: number;
            }[];
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
            /** @description The customer, if staff order for someone else. */
            userId?: string;
            /** @description The grand total that the customer saw. If it differs, nothing is placed: TOTAL_CHANGED. */
            expectedTotal?: string;
            /**
             * JsonObject
             * @description The shop's own data, such as an address.
             */
            metadata?: {
                [key: string]: unknown;
            };
            /** @description What the customer pays besides the items. Only for staff: FORBIDDEN. */
            charges?: {
                /**
                 * @description What the charge is for.
                 * @enum {string}
                 */
                kind: "shipping" | "tax" | "discount" | "fee";
                /** @description What the customer reads, such as "Express shipping". */
                label: string;
                /** @description A decimal string such as "4.90"; negative for a discount. */
                amount: string;
            }[];
            /** @description How long the order may stay pending before it is cancelled. Default: ORDER_EXPIRES_AFTER. */
            expiresInSeconds?: number;
        };
        Order: {
            id: string;
            /** @example ORD-7K3F9-QXM2A */
            orderNumber: string;
            /** @example 42 */
            userId: string;
            /** @enum {string} */
            status: "pending" | "confirmed" | "shipped" | "delivered" | "cancelled";
            /** @example 29.99 */
            totalAmount: string;
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.123456Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.123456Z
             */
            updatedAt: string;
            version: number;
            /** JsonObject */
            metadata: {
                [key: string]: unknown;
            };
            charges: {
                /** @enum {string} */
                kind: "shipping" | "tax" | "discount" | "fee";
                label: string;
                /** @example 29.99 */
                amount: string;
            }[];
            /** @example 29.99 */
            grandTotal: string;
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.123456Z
             */
            expiresAt: string | null;
            payment: {
                /** @enum {string} */
                status: "none" | "authorized" | "partially_paid" | "paid" | "refund_due" | "refunded";
                /** @example 29.99 */
                authorized: string;
                /** @example 29.99 */
                captured: string;
                /** @example 29.99 */
                refunded: string;
                /** @example 29.99 */
                amountDue: string;
            };
            /** @example 29.99 */
            netTotal: string;
            /** @enum {string} */
            fulfilment: "unfulfilled" | "partial" | "fulfilled";
            items: components["schemas"]["OrderItem"][];
            /** @description Oldest first. Orders that shipped before the store recorded shipments have none. */
            shipments: components["schemas"]["OrderShipment"][];
        };
        OrderItem: {
            id: string;
            /** @example 42 */
            productId: string;
            /** @example MUG-BLUE */
            sku: string;
            name: string;
            /** @description The units that were ordered, as is `subtotal`: neither changes. */
            quantity: number;
            /** @example 29.99 */
            unitPrice: string;
            /** @example 29.99 */
            subtotal: string;
            /** @description Every unit of a cancelled order. */
            cancelledQuantity: number;
            shippedQuantity: number;
            /** @description Of the shipped units. */
            returnedQuantity: number;
        };
        OrderShipment: {
            id: string;
            carrier: string | null;
            trackingNumber: string | null;
            /** @description An `http` or `https` URL. */
            trackingUrl: string | null;
            items: {
                itemId: string;
                quantity: number;
            }[];
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.123456Z
             */
            shippedAt: string;
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.123456Z
             */
            deliveredAt: string | null;
        };
        OrdersGetInput: {
            /** @description The order. */
            id: string;
        } | {
            /** @description The number, such as "ORD-7K3F9-QXM2A". */
            orderNumber: string;
        } | {
            /** @description The key that the order was placed with. */
            idempotencyKey: string;
            /** @description The customer. Only for staff. Default: the caller. */
            userId?: string;
        };
        /** @default {} */
        OrdersListInput: {
            /**
             * @description Only orders with this status.
             * @enum {string}
             */
            status?: "pending" | "confirmed" | "shipped" | "delivered" | "cancelled";
            /** @description Only orders of this customer. */
            userId?: string;
            /**
             * JsonObject
             * @description Only orders whose metadata contains these values. Only for staff: FORBIDDEN, as all filters below.
             */
            metadata?: {
                [key: string]: unknown;
            };
            /** @description Only orders placed at or after this instant or day (UTC). */
            from?: string;
            /** @description Only orders placed before this instant, or up to and including this day (UTC). */
            to?: string;
            /** @description Only orders with at least this totalAmount. */
            minTotal?: string;
            /** @description Only orders with at most this totalAmount. */
            maxTotal?: string;
            /** @description Only orders whose number begins with the text, in any letter case, or whose customer's name or e-mail address contains it. */
            search?: string;
            /** @description Only orders of this product. */
            productId?: string;
            /**
             * @description Only orders whose payments have this status.
             * @enum {string}
             */
            paymentStatus?: "none" | "authorized" | "partially_paid" | "paid" | "refund_due" | "refunded";
            /**
             * @description Only orders of which nothing, a part or everything has shipped.
             * @enum {string}
             */
            fulfilment?: "unfulfilled" | "partial" | "fulfilled";
            /**
             * @description The size of the page, from 1 to 100. Default: 20.
             * @default 20
             */
            limit?: number;
            /** @description The nextCursor of the previous page. Default: the first page. */
            cursor?: string | null;
        };
        /** @default {} */
        OrdersListByPageInput: {
            /**
             * @description Only orders with this status.
             * @enum {string}
             */
            status?: "pending" | "confirmed" | "shipped" | "delivered" | "cancelled";
            /** @description Only orders of this customer. */
            userId?: string;
            /**
             * JsonObject
             * @description Only orders whose metadata contains these values. Only for staff: FORBIDDEN, as all filters below.
             */
            metadata?: {
                [key: string]: unknown;
            };
            /** @description Only orders placed at or after this instant or day (UTC). */
            from?: string;
            /** @description Only orders placed before this instant, or up to and including this day (UTC). */
            to?: string;
            /** @description Only orders with at least this totalAmount. */
            minTotal?: string;
            /** @description Only orders with at most this totalAmount. */
            maxTotal?: string;
            /** @description Only orders whose number begins with the text, in any letter case, or whose customer's name or e-mail address contains it. */
            search?: string;
            /** @description Only orders of this product. */
            productId?: string;
            /**
             * @description Only orders whose payments have this status.
             * @enum {string}
             */
            paymentStatus?: "none" | "authorized" | "partially_paid" | "paid" | "refund_due" | "refunded";
            /**
             * @description Only orders of which nothing, a part or everything has shipped.
             * @enum {string}
             */
            fulfilment?: "unfulfilled" | "partial" | "fulfilled";
            /**
             * @description The number of the page, from 1. Default: 1.
             * @default 1
             */
            page?: number;
            /**
             * @description The size of the pages, from 1 to 100. Default: 20.
             * @default 20
             */
            pageSize?: number;
        };
        OrdersHistoryInput: {
            /** @description The order. */
            id: string;
        };
        OrdersConfirmInput: {
            /** @description The order. */
            id: string;
            /** @description The version that the caller has read. If the row has changed since: VERSION_CONFLICT. */
            expectedVersion?: number;
            /** @description An internal note in the history of the order. */
            note?: string;
            /** @description A note that the customer sees, too. */
            customerNote?: string;
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        OrdersShipInput: {
            /** @description The order. */
            id: string;
            /** @description The version that the caller has read. If the row has changed since: VERSION_CONFLICT. */
            expectedVersion?: number;
            /** @description An internal note in the history of the order. */
            note?: string;
            /** @description A note that the customer sees, too. */
            customerNote?: string;
            /** @description The units to ship. Default: everything that is neither cancelled nor shipped. */
            items?: {
                /** @description The id of the order's item. */
                itemId: string;
                /** @description How many units. */
                quantity: number;
            }[];
            /** @description Who carries the shipment, at most 255 characters. */
            carrier?: string;
            /** @description The carrier's number for the shipment. */
            trackingNumber?: string;
            /** @description Where the customer can follow the shipment: begins with https:// or http://. */
            trackingUrl?: string;
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        OrdersDeliverInput: {
            /** @description The order. */
            id: string;
            /** @description The version that the caller has read. If the row has changed since: VERSION_CONFLICT. */
            expectedVersion?: number;
            /** @description An internal note in the history of the order. */
            note?: string;
            /** @description A note that the customer sees, too. */
            customerNote?: string;
            /** @description The shipment that arrived. Default: every shipment of an order that has shipped. */
            shipmentId?: string;
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        OrdersReturnItemsInput: {
            /** @description The order. */
            id: string;
            /** @description The units that came back. */
            items: {
                /** @description The id of the order's item. */
                itemId: string;
                /** @description How many units. */
                quantity: number;
                /** @description Whether the units go back into stock. */
                restock: boolean;
            }[];
            /** @description Why, for the history of the order. */
            reason?: string;
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        OrdersCancelItemsInput: {
            /** @description The order. */
            id: string;
            /** @description The units to cancel, none of which has shipped. */
            items: {
                /** @description The id of the order's item. */
                itemId: string;
                /** @description How many units. */
                quantity: number;
            }[];
            /** @description Why, for the history of the order. */
            reason?: string;
            /** @description The version that the caller has read. If the row has changed since: VERSION_CONFLICT. */
            expectedVersion?: number;
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        OrdersCancelInput: {
            /** @description The order. */
            id: string;
            /** @description The version that the caller has read. If the row has changed since: VERSION_CONFLICT. */
            expectedVersion?: number;
            /** @description An internal note in the history of the order. */
            note?: string;
            /** @description A note that the customer sees, too. */
            customerNote?: string;
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        OrdersUpdateMetadataInput: {
            /** @description The order. */
            id: string;
            /** @description The version that the caller has read. If the row has changed since: VERSION_CONFLICT. */
            expectedVersion?: number;
            /**
             * JsonObject
             * @description A JSON merge patch: null removes a key.
             */
            metadata: {
                [key: string]: unknown;
            };
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        OrdersNoteInput: {
            /** @description The order. */
            id: string;
            /** @description The note, at most 1000 characters. */
            text: string;
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        OrderNote: {
            id: string;
            /** @example 42 */
            orderId: string;
            text: string;
            by: {
                id: string;
                name: string;
                /** @enum {string} */
                role: "customer" | "staff";
            } | null;
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.123456Z
             */
            at: string;
        };
        OrdersListNotesInput: {
            /** @description The order. */
            id: string;
            /**
             * @description The size of the page, from 1 to 100. Default: 20.
             * @default 20
             */
            limit?: number;
            /** @description The nextCursor of the previous page. Default: the first page. */
            cursor?: string | null;
        };
        OrdersExtendHoldInput: {
            /** @description The order. */
            id: string;
            /** @description When the order expires, in seconds from now. */
            expiresInSeconds: number;
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        /** @default {} */
        OrdersClaimNextInput: {
            /**
             * @description How long the claim lasts, in seconds. Default: 60.
             * @default 60
             */
            leaseSeconds?: number;
            /**
             * @description The status of the order. Default: pending.
             * @default pending
             * @enum {string}
             */
            status?: "pending" | "confirmed";
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        OrdersReleaseClaimInput: {
            /** @description The order. */
            id: string;
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        PaymentsRecordInput: {
            /** @description The order. */
            orderId: string;
            /** @description The payment provider, such as "stripe". */
            provider: string;
            /** @description The provider's id of the authorization, capture or refund. It is recorded once. */
            reference: string;
            /**
             * @description What the provider reported.
             * @enum {string}
             */
            kind: "authorized" | "captured" | "voided" | "refunded" | "failed";
            /** @description A decimal string such as "29.99". */
            amount: string;
            /**
             * JsonObject
             * @description The shop's own data.
             */
            metadata?: {
                [key: string]: unknown;
            };
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        Payment: {
            id: string;
            /** @example 42 */
            orderId: string;
            provider: string;
            /** @description The provider's id of the authorization, capture or refund. */
            reference: string;
            /** @enum {string} */
            kind: "authorized" | "captured" | "voided" | "refunded" | "failed";
            /**
             * @description A decimal string with two places.
             * @example 29.99
             */
            amount: string;
            /** JsonObject */
            metadata: {
                [key: string]: unknown;
            };
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.123456Z
             */
            createdAt: string;
        };
        /** @default {} */
        PaymentsListInput: {
            /** @description Only payments of this order. */
            orderId?: string;
            /**
             * @description The size of the page, from 1 to 100. Default: 20.
             * @default 20
             */
            limit?: number;
            /** @description The nextCursor of the previous page. Default: the first page. */
            cursor?: string | null;
        };
        /** @default {} */
        PaymentsListRefundsDueInput: {
            /**
             * @description The size of the page, from 1 to 100. Default: 20.
             * @default 20
             */
            limit?: number;
            /** @description The nextCursor of the previous page. Default: the first page. */
            cursor?: string | null;
        };
        RefundDue: {
            /** @example 42 */
            orderId: string;
            /**
             * @description What to refund: a decimal string with two places.
             * @example 29.99
             */
            amount: string;
            order: components["schemas"]["OrderSummary"];
        };
        ProductsGetInput: {
            /** @description The product. */
            id: string;
            /** @description Also archived products. For staff. */
            includeArchived?: boolean;
        } | {
            /** @description The stock keeping unit, which no other product has. */
            sku: string;
            /** @description Also archived products. For staff. */
            includeArchived?: boolean;
        };
        Product: {
            id: string;
            /** @example MUG-BLUE */
            sku: string;
            name: string;
            description: string | null;
            /**
             * @description A decimal string with two places.
             * @example 29.99
             */
            price: string;
            stockQuantity: number;
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.123456Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.123456Z
             */
            updatedAt: string;
            version: number;
            /**
             * Format: date-time
             * @description When it was archived; null while it is for sale. Customers do not get archived products.
             * @example 2026-11-23T08:00:00.123456Z
             */
            archivedAt: string | null;
            /** @description The units that each customer may buy since the limit was set; null without a limit. */
            purchaseLimit: number | null;
            /**
             * JsonObject
             * @description The shop's own data, such as images or a category; `{}` if there is none. Visible to everyone.
             */
            metadata: {
                [key: string]: unknown;
            };
        };
        /** @default {} */
        ProductsListInput: {
            /** @description Only products whose name, SKU or description matches. */
            search?: string;
            /** @description Only products that are in stock, or that are not. */
            inStock?: boolean;
            /** @description Only products that cost at least this. */
            minPrice?: string;
            /** @description Only products that cost at most this. */
            maxPrice?: string;
            /**
             * JsonObject
             * @description Only products whose metadata contains these values.
             */
            metadata?: {
                [key: string]: unknown;
            };
            /** @description Also archived products. For staff. */
            includeArchived?: boolean;
            /**
             * @description The order: -price is the most expensive first. Default: newest.
             * @default newest
             * @enum {string}
             */
            sort?: "newest" | "price" | "-price" | "name";
            /**
             * @description The size of the page, from 1 to 100. Default: 20.
             * @default 20
             */
            limit?: number;
            /** @description The nextCursor of the previous page. Default: the first page. */
            cursor?: string | null;
        };
        /** @default {} */
        ProductsListByPageInput: {
            /** @description Only products whose name, SKU or description matches. */
            search?: string;
            /** @description Only products that are in stock, or that are not. */
            inStock?: boolean;
            /** @description Only products that cost at least this. */
            minPrice?: string;
            /** @description Only products that cost at most this. */
            maxPrice?: string;
            /**
             * JsonObject
             * @description Only products whose metadata contains these values.
             */
            metadata?: {
                [key: string]: unknown;
            };
            /** @description Also archived products. For staff. */
            includeArchived?: boolean;
            /**
             * @description The order: -price is the most expensive first. Default: newest.
             * @default newest
             * @enum {string}
             */
            sort?: "newest" | "price" | "-price" | "name";
            /**
             * @description The number of the page, from 1. Default: 1.
             * @default 1
             */
            page?: number;
            /**
             * @description The size of the pages, from 1 to 100. Default: 20.
             * @default 20
             */
            pageSize?: number;
        };
        /** @default {} */
        ProductsCategoriesInput: {
            /** @description Also archived products. For staff. */
            includeArchived?: boolean;
        };
        Category: {
            name: string;
            /** @description The number of its products, from 1 to 100; 100 if there are more. */
            products: number;
        };
        ProductsCreateInput: {
            /** @description The stock keeping unit, which no other product has. */
            sku: string;
            /** @description The name that customers see. */
            name: string;
            /** @description The description, at most 10,000 characters. */
            description?: string | null;
            /** @description The price of a unit: a decimal string such as "29.99". */
            price: string;
            /** @description The units in stock. Default: 0. */
            stockQuantity?: number;
            /**
             * JsonObject
             * @description The shop's own data, which everyone sees.
             */
            metadata?: {
                [key: string]: unknown;
            };
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        ProductsUpdateInput: {
            /** @description The product. */
            id: string;
            /** @description The version that the caller has read. If the row has changed since: VERSION_CONFLICT. */
            expectedVersion: number;
            /** @description The stock keeping unit, which no other product has. */
            sku?: string;
            /** @description The name that customers see. */
            name?: string;
            /** @description The description, at most 10,000 characters. */
            description?: string | null;
            /** @description The price of a unit: a decimal string such as "29.99". */
            price?: string;
            /**
             * JsonObject
             * @description A JSON merge patch: null removes a key.
             */
            metadata?: {
                [key: string]: unknown;
            };
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        ProductsUpdateManyInput: {
            /** @description The products, at most 1,000. */
            ids?: string[];
            /** @description Instead of ids: the products that match, at most 5,000; {} is all for sale. */
            filter?: {
                /** @description Only products whose name, SKU or description matches. */
                search?: string;
                /** @description Only products that are in stock, or that are not. */
                inStock?: boolean;
                /** @description Only products that cost at least this. */
                minPrice?: string;
                /** @description Only products that cost at most this. */
                maxPrice?: string;
                /**
                 * JsonObject
                 * @description Only products whose metadata contains these values.
                 */
                metadata?: {
                    [key: string]: unknown;
                };
                /** @description Also archived products. For staff. */
                includeArchived?: boolean;
            };
            /** @description By how much the price of each product changes. */
            price?: {
                /** @description In percent; results are rounded to cents, half a cent up. */
                percent: string;
            } | {
                /** @description A decimal string such as "-1.50". */
                amount: string;
            };
            /** @description Whether to archive or to restore the products. */
            archived?: boolean;
            /**
             * JsonObject
             * @description A JSON merge patch for each: null removes a key.
             */
            metadata?: {
                [key: string]: unknown;
            };
            /**
             * @description Return what would change, and change nothing.
             * @default false
             */
            preview?: boolean;
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        ProductsUpdate: {
            /** @description The number of products that were selected. */
            matched: number;
            /** @description The number of those that change; the others have the new values already. */
            changed: number;
            /** @description The first hundred changes, by id. */
            changes: {
                id: string;
                /** @example MUG-BLUE */
                sku: string;
                name: string;
                from: {
                    /** @example 29.99 */
                    price: string;
                    archived: boolean;
                    /** JsonObject */
                    metadata: {
                        [key: string]: unknown;
                    };
                };
                to: {
                    /** @example 29.99 */
                    price: string;
                    archived: boolean;
                    /** JsonObject */
                    metadata: {
                        [key: string]: unknown;
                    };
                };
            }[];
        };
        ProductsArchiveInput: {
            /** @description The product. */
            id: string;
            /** @description The version that the caller has read. If the row has changed since: VERSION_CONFLICT. */
            expectedVersion?: number;
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        ProductsRestoreInput: {
            /** @description The product. */
            id: string;
            /** @description The version that the caller has read. If the row has changed since: VERSION_CONFLICT. */
            expectedVersion?: number;
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        ProductsSetPurchaseLimitInput: {
            /** @description The product. */
            id: string;
            /** @description The version that the caller has read. If the row has changed since: VERSION_CONFLICT. */
            expectedVersion?: number;
            /** @description The units that each customer may buy from now on; null removes the limit. */
            perCustomer: number | null;
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        ProductsAdjustStockInput: {
            /** @description The product. */
            id: string;
            /** @description The change in units; negative to remove some. */
            delta: number;
            /** @description Why the stock changes, for the stock history. */
            reason: string;
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        ProductsSetStockInput: {
            /** @description The product. */
            id: string;
            /** @description The units that were counted. */
            quantity: number;
            /** @description The stock that the caller has read; else STOCK_CHANGED. */
            expectedQuantity: number;
            /** @description Why the stock changes, for the stock history. */
            reason: string;
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        ProductsStockHistoryInput: {
            /** @description The product. */
            id: string;
            /**
             * @description The size of the page, from 1 to 100. Default: 20.
             * @default 20
             */
            limit?: number;
            /** @description The nextCursor of the previous page. Default: the first page. */
            cursor?: string | null;
        };
        ProductsDeleteInput: {
            /** @description The product. */
            id: string;
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        /** @default {} */
        ReportsSummaryInput: {
            /** @description Only orders from this instant or day on. */
            from?: string;
            /** @description Only orders before this instant, or up to this day inclusive. */
            to?: string;
            /**
             * @description The IANA time zone of days. Default: UTC.
             * @default UTC
             */
            timeZone?: string;
            /**
             * JsonObject
             * @description Leaves out orders whose metadata contains these values, such as {"simulated": true}.
             */
            excludeMetadata?: {
                [key: string]: unknown;
            };
        };
        SalesSummary: {
            /** @description Orders that are not cancelled. */
            orders: number;
            /**
             * @description Sum of the totals of these orders.
             * @example 29.99
             */
            revenue: string;
            /** @description `revenue` without the units of these orders that were cancelled or returned since, at any time. */
            netRevenue: string;
            /** @description The tax charged on these orders. */
            tax: string;
            /** @description `revenue` with all charges of these orders. */
            grossRevenue: string;
            /**
             * @description Average order total, rounded to cents; `"0.00"` without orders.
             * @example 29.99
             */
            average: string;
            byStatus: {
                [key: string]: {
                    orders: number;
                    /** @example 29.99 */
                    total: string;
                };
            };
        };
        /** @default {} */
        ReportsSalesByDayInput: {
            /** @description Only orders from this instant or day on. */
            from?: string;
            /** @description Only orders before this instant, or up to this day inclusive. */
            to?: string;
            /**
             * @description The IANA time zone of days. Default: UTC.
             * @default UTC
             */
            timeZone?: string;
            /**
             * JsonObject
             * @description Leaves out orders whose metadata contains these values, such as {"simulated": true}.
             */
            excludeMetadata?: {
                [key: string]: unknown;
            };
        };
        DailySales: {
            /** @description `2026-11-23` */
            day: string;
            orders: number;
            /**
             * @description Of the orders placed on this day.
             * @example 29.99
             */
            revenue: string;
            /** @description By the day of the order: `revenue` without the units that were cancelled or returned since, on any day. */
            netRevenue: string;
            /** @description By the day of the event: the price of the units that were cancelled or returned on this day, of orders of any day. `revenue` minus `reductions` is the net revenue by the day of the event. */
            reductions: string;
        };
        /** @default {} */
        ReportsTopProductsInput: {
            /** @description Only orders from this instant or day on. */
            from?: string;
            /** @description Only orders before this instant, or up to this day inclusive. */
            to?: string;
            /**
             * @description The IANA time zone of days. Default: UTC.
             * @default UTC
             */
            timeZone?: string;
            /**
             * JsonObject
             * @description Leaves out orders whose metadata contains these values, such as {"simulated": true}.
             */
            excludeMetadata?: {
                [key: string]: unknown;
            };
            /**
             * @description Default: revenue.
             * @default revenue
             * @enum {string}
             */
            by?: "revenue" | "quantity";
            /**
             * @description The number of products, from 1 to 100. Default: 10.
             * @default 10
             */
            limit?: number;
        };
        ProductSales: {
            /** @example 42 */
            productId: string;
            /**
             * @description The current SKU.
             * @example MUG-BLUE
             */
            sku: string;
            name: string;
            /** @description Number of orders with this product. */
            orders: number;
            /** @description Units sold. */
            quantity: number;
            /** @example 29.99 */
            revenue: string;
            /** @description Without the units of these orders that were cancelled or returned since. */
            netQuantity: number;
            netRevenue: string;
        };
        /** @default {} */
        ReportsLowStockInput: {
            /**
             * @description Only products with at most this stock. Default: 10.
             * @default 10
             */
            threshold?: number;
            /**
             * @description The size of the page, from 1 to 100. Default: 20.
             * @default 20
             */
            limit?: number;
            /** @description The nextCursor of the previous page. Default: the first page. */
            cursor?: string | null;
        };
        /** @default {} */
        ReportsStockInput: {
            /** @description The beginning of the range: an instant or day. Default: the day `to`, or 24 hours before that instant. */
            from?: string;
            /** @description The end of the range: an instant, or a day, which is included. Default: yesterday. */
            to?: string;
            /**
             * @description The IANA time zone of days. Default: UTC.
             * @default UTC
             */
            timeZone?: string;
            /** @description Only products whose name, SKU or description matches. */
            search?: string;
            /**
             * @description Default: sku.
             * @default sku
             * @enum {string}
             */
            sort?: "sku" | "name";
            /**
             * @description The size of the page, from 1 to 100. Default: 20.
             * @default 20
             */
            limit?: number;
            /** @description The nextCursor of the previous page. Default: the first page. */
            cursor?: string | null;
        };
        ProductStock: {
            /** @example 42 */
            productId: string;
            /**
             * @description The current SKU.
             * @example MUG-BLUE
             */
            sku: string;
            /** @description The current name. */
            name: string;
            /**
             * Format: date-time
             * @description When the product was archived; null if it is for sale.
             * @example 2026-11-23T08:00:00.123456Z
             */
            archivedAt: string | null;
            /** @description The stock when the range begins; 0 if the product was created later. */
            opening: number;
            /** @description Units of orders that were placed in the range, also of those cancelled since. */
            ordered: number;
            /** @description Units that cancellations and returns put back in the range, of orders of any time. */
            returned: number;
            /** @description Units that staff and imports added in the range, with the opening stock of new products; negative for removed ones. */
            adjusted: number;
            /** @description The stock when the range ends. */
            closing: number;
        };
        ReportsBuyersInput: {
            /** @description The product. */
            productId: string;
            /**
             * @description The size of the page, from 1 to 100. Default: 20.
             * @default 20
             */
            limit?: number;
            /** @description The nextCursor of the previous page. Default: the first page. */
            cursor?: string | null;
        };
        Buyer: {
            id: string;
            name: string;
            email: string;
            orders: number;
            units: number;
            lastOrder: {
                id: string;
                /** @example ORD-7K3F9-QXM2A */
                orderNumber: string;
                /**
                 * Format: date-time
                 * @example 2026-11-23T08:00:00.123456Z
                 */
                createdAt: string;
            };
        };
        ReportsCustomersInput: {
            /** @description The customers, at most 100, such as those of a page of users.list. */
            ids: string[];
        };
        CustomerFigures: {
            id: string;
            orders: number;
            hasMoreOrders: boolean;
            spent: string;
            lastOrder: {
                id: string;
                /** @example ORD-7K3F9-QXM2A */
                orderNumber: string;
                /**
                 * Format: date-time
                 * @example 2026-11-23T08:00:00.123456Z
                 */
                createdAt: string;
            } | null;
        };
        UsersGetInput: {
            /** @description The user. */
            id: string;
        };
        UsersUpdateInput: {
            /** @description The user. */
            id: string;
            /** @description The version that the caller has read. If the row has changed since: VERSION_CONFLICT. */
            expectedVersion: number;
            /** @description The name, at most 255 characters. */
            name?: string;
            /** @description The e-mail address, with which the user signs in. */
            email?: string;
            /**
             * JsonObject
             * @description A JSON merge patch: null removes a key. Only for staff: FORBIDDEN.
             */
            metadata?: {
                [key: string]: unknown;
            };
            /** @description The password, if the session did not confirm it recently: REAUTHENTICATION_REQUIRED. */
            currentPassword?: string;
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        UsersCreateInput: {
            /** @description The e-mail address, with which the user signs in. */
            email: string;
            /** @description The name, at most 255 characters. */
            name: string;
            /** @description Without one, the user must reset it to sign in. */
            password?: string;
            /**
             * @description Default: customer.
             * @enum {string}
             */
            role?: "customer" | "staff";
            /**
             * JsonObject
             * @description The shop's own data.
             */
            metadata?: {
                [key: string]: unknown;
            };
            /** @description The password, if the session did not confirm it recently: REAUTHENTICATION_REQUIRED. */
            currentPassword?: string;
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        /** @default {} */
        UsersListInput: {
            /** @description Only users whose name or e-mail address matches. */
            search?: string;
            /**
             * @description The size of the page, from 1 to 100. Default: 20.
             * @default 20
             */
            limit?: number;
            /** @description The nextCursor of the previous page. Default: the first page. */
            cursor?: string | null;
        };
        /** @default {} */
        UsersListByPageInput: {
            /** @description Only users whose name or e-mail address matches. */
            search?: string;
            /**
             * @description The number of the page, from 1. Default: 1.
             * @default 1
             */
            page?: number;
            /**
             * @description The size of the pages, from 1 to 100. Default: 20.
             * @default 20
             */
            pageSize?: number;
        };
        UsersSetRoleInput: {
            /** @description The user. */
            id: string;
            /**
             * @description The new role.
             * @enum {string}
             */
            role: "customer" | "staff";
            /** @description The password, if the session did not confirm it recently: REAUTHENTICATION_REQUIRED. */
            currentPassword?: string;
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        UsersGetNoteInput: {
            /** @description The user. */
            id: string;
        };
        UserNote: {
            /** @example 42 */
            userId: string;
            /** @description Empty if there is no note. */
            text: string;
            /** @description 0 if nobody has written a note yet. */
            version: number;
            /** @description Who wrote it last; null if nobody did, or for a deleted account. */
            by: {
                id: string;
                name: string;
            } | null;
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.123456Z
             */
            updatedAt: string | null;
        };
        UsersSetNoteInput: {
            /** @description The user. */
            id: string;
            /** @description The note, at most 2000 characters; empty for none. */
            text: string;
            /** @description The version that the caller has read; 0 if there was no note. If the note has changed since: VERSION_CONFLICT. */
            expectedVersion: number;
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        UsersEraseInput: {
            /** @description The user. */
            id: string;
            /** @description The top-level keys of the orders' metadata that are not personal and stay. Default: none. */
            keepOrderMetadata?: string[];
            /** @description The password, if the session did not confirm it recently: REAUTHENTICATION_REQUIRED. */
            currentPassword?: string;
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        UsersDeleteInput: {
            /** @description The user. */
            id: string;
            /** @description The password, if the session did not confirm it recently: REAUTHENTICATION_REQUIRED. */
            currentPassword?: string;
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        WebhooksCreateInput: {
            /** @description The https URL that receives the deliveries. */
            url: string;
            /** @description The events to deliver; null for all. */
            events?: ("order.placed" | "order.confirmed" | "order.shipped" | "order.delivered" | "order.cancelled" | "order.items_cancelled" | "order.items_returned" | "order.shipment_delivered" | "order.payment_recorded" | "order.metadata_updated" | "order.hold_extended" | "product.stock_changed")[] | null;
            /** @description A description for people. */
            description?: string | null;
            /** @description The password, if the session did not confirm it recently: REAUTHENTICATION_REQUIRED. */
            currentPassword?: string;
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        WebhookWithSecret: {
            id: string;
            url: string;
            events: ("order.placed" | "order.confirmed" | "order.shipped" | "order.delivered" | "order.cancelled" | "order.items_cancelled" | "order.items_returned" | "order.shipment_delivered" | "order.payment_recorded" | "order.metadata_updated" | "order.hold_extended" | "product.stock_changed")[] | null;
            description: string | null;
            enabled: boolean;
            disabledReason: string | null;
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.123456Z
             */
            failingSince: string | null;
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.123456Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.123456Z
             */
            updatedAt: string;
            secret: string;
        };
        /** @default {} */
        WebhooksListInput: {
            /**
             * @description The size of the page, from 1 to 100. Default: 20.
             * @default 20
             */
            limit?: number;
            /** @description The nextCursor of the previous page. Default: the first page. */
            cursor?: string | null;
        };
        Webhook: {
            id: string;
            url: string;
            /** @description Null: every type, including future ones. */
            events: ("order.placed" | "order.confirmed" | "order.shipped" | "order.delivered" | "order.cancelled" | "order.items_cancelled" | "order.items_returned" | "order.shipment_delivered" | "order.payment_recorded" | "order.metadata_updated" | "order.hold_extended" | "product.stock_changed")[] | null;
            description: string | null;
            enabled: boolean;
            /** @description Why the webhook is disabled. */
            disabledReason: string | null;
            /**
             * Format: date-time
             * @description When deliveries started to fail; null if the last one succeeded.
             * @example 2026-11-23T08:00:00.123456Z
             */
            failingSince: string | null;
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.123456Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.123456Z
             */
            updatedAt: string;
        };
        WebhooksGetInput: {
            /** @description The webhook. */
            id: string;
        };
        WebhooksUpdateInput: {
            /** @description The webhook. */
            id: string;
            /** @description The https URL that receives the deliveries. */
            url?: string;
            /** @description The events to deliver; null for all. */
            events?: ("order.placed" | "order.confirmed" | "order.shipped" | "order.delivered" | "order.cancelled" | "order.items_cancelled" | "order.items_returned" | "order.shipment_delivered" | "order.payment_recorded" | "order.metadata_updated" | "order.hold_extended" | "product.stock_changed")[] | null;
            /** @description A description for people. */
            description?: string | null;
            /** @description Whether events are delivered. */
            enabled?: boolean;
            /** @description The password, if the session did not confirm it recently: REAUTHENTICATION_REQUIRED. */
            currentPassword?: string;
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        WebhooksDeleteInput: {
            /** @description The webhook. */
            id: string;
            /** @description The password, if the session did not confirm it recently: REAUTHENTICATION_REQUIRED. */
            currentPassword?: string;
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        WebhooksRotateSecretInput: {
            /** @description The webhook. */
            id: string;
            /** @description The password, if the session did not confirm it recently: REAUTHENTICATION_REQUIRED. */
            currentPassword?: string;
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        /** @default {} */
        WebhooksListDeliveriesInput: {
            /** @description Only deliveries of this webhook. */
            webhookId?: string;
            /**
             * @description Only deliveries with this status.
             * @enum {string}
             */
            status?: "pending" | "delivered" | "failed";
            /**
             * @description The size of the page, from 1 to 100. Default: 20.
             * @default 20
             */
            limit?: number;
            /** @description The nextCursor of the previous page. Default: the first page. */
            cursor?: string | null;
        };
        WebhookDelivery: {
            id: string;
            /** @example 42 */
            webhookId: string;
            /** @description The `webhook-id` that the receiver sees; unchanged when redelivered. */
            messageId: string;
            /** @enum {string} */
            type: "order.placed" | "order.confirmed" | "order.shipped" | "order.delivered" | "order.cancelled" | "order.items_cancelled" | "order.items_returned" | "order.shipment_delivered" | "order.payment_recorded" | "order.metadata_updated" | "order.hold_extended" | "product.stock_changed";
            /** @enum {string} */
            status: "pending" | "delivered" | "failed";
            attempts: number;
            /**
             * Format: date-time
             * @description Earliest time of the next attempt; null if none follows.
             * @example 2026-11-23T08:00:00.123456Z
             */
            nextAttemptAt: string | null;
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.123456Z
             */
            lastAttemptAt: string | null;
            responseStatus: number | null;
            /** @description The start of the receiver's response. */
            responseExcerpt: string | null;
            /** @description Why the last attempt failed. */
            error: string | null;
            durationMs: number | null;
            /**
             * Format: date-time
             * @example 2026-11-23T08:00:00.123456Z
             */
            createdAt: string;
        };
        WebhooksRedeliverInput: {
            /** @description The delivery to send again. */
            deliveryId: string;
            /** @description Like the header Idempotency-Key; send one of them. */
            idempotencyKey?: string;
        };
        ValidationFailedError: {
            error: {
                /** @constant */
                code: -32600;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "BAD_REQUEST";
                    /** @constant */
                    httpStatus: 400;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "VALIDATION_FAILED";
                    details: {
                        [key: string]: string[];
                    };
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: false;
                    requestId: string;
                };
            };
        };
        OutOfRangeError: {
            error: {
                /** @constant */
                code: -32600;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "BAD_REQUEST";
                    /** @constant */
                    httpStatus: 400;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "OUT_OF_RANGE";
                    details: Record<string, never>;
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: false;
                    requestId: string;
                };
            };
        };
        PayloadTooLargeError: {
            error: {
                /** @constant */
                code: -32013;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "PAYLOAD_TOO_LARGE";
                    /** @constant */
                    httpStatus: 413;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "PAYLOAD_TOO_LARGE";
                    details: Record<string, never>;
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: false;
                    requestId: string;
                };
            };
        };
        RateLimitedError: {
            error: {
                /** @constant */
                code: -32029;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "TOO_MANY_REQUESTS";
                    /** @constant */
                    httpStatus: 429;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "RATE_LIMITED";
                    details: {
                        retryAfterMs: number;
                    };
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: true;
                    requestId: string;
                };
            };
        };
        OverloadedError: {
            error: {
                /** @constant */
                code: -32603;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "SERVICE_UNAVAILABLE";
                    /** @constant */
                    httpStatus: 503;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "OVERLOADED";
                    details: Record<string, never>;
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: true;
                    requestId: string;
                };
            };
        };
        DatabaseUnavailableError: {
            error: {
                /** @constant */
                code: -32603;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "SERVICE_UNAVAILABLE";
                    /** @constant */
                    httpStatus: 503;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "DATABASE_UNAVAILABLE";
                    details: Record<string, never>;
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: true;
                    requestId: string;
                };
            };
        };
        ShuttingDownError: {
            error: {
                /** @constant */
                code: -32603;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "SERVICE_UNAVAILABLE";
                    /** @constant */
                    httpStatus: 503;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "SHUTTING_DOWN";
                    details: Record<string, never>;
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: true;
                    requestId: string;
                };
            };
        };
        TimeoutError: {
            error: {
                /** @constant */
                code: -32008;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "TIMEOUT";
                    /** @constant */
                    httpStatus: 408;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "TIMEOUT";
                    details: Record<string, never>;
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: true;
                    requestId: string;
                };
            };
        };
        InternalError: {
            error: {
                /** @constant */
                code: -32603;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "INTERNAL_SERVER_ERROR";
                    /** @constant */
                    httpStatus: 500;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "INTERNAL";
                    details: Record<string, never>;
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: false;
                    requestId: string;
                };
            };
        };
        UnauthenticatedError: {
            error: {
                /** @constant */
                code: -32001;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "UNAUTHORIZED";
                    /** @constant */
                    httpStatus: 401;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "UNAUTHENTICATED";
                    details: Record<string, never>;
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: false;
                    requestId: string;
                };
            };
        };
        ForbiddenError: {
            error: {
                /** @constant */
                code: -32003;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "FORBIDDEN";
                    /** @constant */
                    httpStatus: 403;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "FORBIDDEN";
                    details: Record<string, never>;
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: false;
                    requestId: string;
                };
            };
        };
        TotpSetupRequiredError: {
            error: {
                /** @constant */
                code: -32003;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "FORBIDDEN";
                    /** @constant */
                    httpStatus: 403;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "TOTP_SETUP_REQUIRED";
                    details: Record<string, never>;
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: false;
                    requestId: string;
                };
            };
        };
        IdempotencyKeyReusedError: {
            error: {
                /** @constant */
                code: -32009;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "CONFLICT";
                    /** @constant */
                    httpStatus: 409;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "IDEMPOTENCY_KEY_REUSED";
                    details: Record<string, never>;
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: false;
                    requestId: string;
                };
            };
        };
        AddressesChangedError: {
            error: {
                /** @constant */
                code: -32009;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "CONFLICT";
                    /** @constant */
                    httpStatus: 409;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "ADDRESSES_CHANGED";
                    details: {
                        current: components["schemas"]["AddressBook"];
                    };
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: false;
                    requestId: string;
                };
            };
        };
        UnsupportedMediaTypeError: {
            error: {
                /** @constant */
                code: -32015;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "UNSUPPORTED_MEDIA_TYPE";
                    /** @constant */
                    httpStatus: 415;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "UNSUPPORTED_MEDIA_TYPE";
                    details: Record<string, never>;
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: false;
                    requestId: string;
                };
            };
        };
        UserNotFoundError: {
            error: {
                /** @constant */
                code: -32004;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "NOT_FOUND";
                    /** @constant */
                    httpStatus: 404;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "USER_NOT_FOUND";
                    details: {
                        ids: string[];
                    };
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: false;
                    requestId: string;
                };
            };
        };
        InvalidCursorError: {
            error: {
                /** @constant */
                code: -32600;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "BAD_REQUEST";
                    /** @constant */
                    httpStatus: 400;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "INVALID_CURSOR";
                    details: Record<string, never>;
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: false;
                    requestId: string;
                };
            };
        };
        EmailTakenError: {
            error: {
                /** @constant */
                code: -32009;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "CONFLICT";
                    /** @constant */
                    httpStatus: 409;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "EMAIL_TAKEN";
                    details: Record<string, never>;
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: false;
                    requestId: string;
                };
            };
        };
        EmailVerificationRequiredError: {
            error: {
                /** @constant */
                code: -32003;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "FORBIDDEN";
                    /** @constant */
                    httpStatus: 403;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "EMAIL_VERIFICATION_REQUIRED";
                    details: Record<string, never>;
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: false;
                    requestId: string;
                };
            };
        };
        TotpRequiredError: {
            error: {
                /** @constant */
                code: -32003;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "FORBIDDEN";
                    /** @constant */
                    httpStatus: 403;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "TOTP_REQUIRED";
                    details: Record<string, never>;
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: false;
                    requestId: string;
                };
            };
        };
        InvalidResetTokenError: {
            error: {
                /** @constant */
                code: -32600;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "BAD_REQUEST";
                    /** @constant */
                    httpStatus: 400;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "INVALID_RESET_TOKEN";
                    details: Record<string, never>;
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: false;
                    requestId: string;
                };
            };
        };
        InvalidVerificationTokenError: {
            error: {
                /** @constant */
                code: -32600;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "BAD_REQUEST";
                    /** @constant */
                    httpStatus: 400;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "INVALID_VERIFICATION_TOKEN";
                    details: Record<string, never>;
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: false;
                    requestId: string;
                };
            };
        };
        ReauthenticationRequiredError: {
            error: {
                /** @constant */
                code: -32003;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "FORBIDDEN";
                    /** @constant */
                    httpStatus: 403;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "REAUTHENTICATION_REQUIRED";
                    details: Record<string, never>;
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: false;
                    requestId: string;
                };
            };
        };
        TotpEnabledError: {
            error: {
                /** @constant */
                code: -32009;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "CONFLICT";
                    /** @constant */
                    httpStatus: 409;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "TOTP_ENABLED";
                    details: Record<string, never>;
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: false;
                    requestId: string;
                };
            };
        };
        SessionNotFoundError: {
            error: {
                /** @constant */
                code: -32004;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "NOT_FOUND";
                    /** @constant */
                    httpStatus: 404;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "SESSION_NOT_FOUND";
                    details: {
                        ids: string[];
                    };
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: false;
                    requestId: string;
                };
            };
        };
        TooManyApiKeysError: {
            error: {
                /** @constant */
                code: -32009;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "CONFLICT";
                    /** @constant */
                    httpStatus: 409;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "TOO_MANY_API_KEYS";
                    details: Record<string, never>;
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: false;
                    requestId: string;
                };
            };
        };
        ApiKeyNotFoundError: {
            error: {
                /** @constant */
                code: -32004;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "NOT_FOUND";
                    /** @constant */
                    httpStatus: 404;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "API_KEY_NOT_FOUND";
                    details: {
                        ids: string[];
                    };
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: false;
                    requestId: string;
                };
            };
        };
        CartChangedError: {
            error: {
                /** @constant */
                code: -32009;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "CONFLICT";
                    /** @constant */
                    httpStatus: 409;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "CART_CHANGED";
                    details: {
                        current: components["schemas"]["AccountCart"];
                    };
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: false;
                    requestId: string;
                };
            };
        };
        ImportRunningError: {
            error: {
                /** @constant */
                code: -32008;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "TIMEOUT";
                    /** @constant */
                    httpStatus: 408;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "IMPORT_RUNNING";
                    details: {
                        id: string;
                    };
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: true;
                    requestId: string;
                };
            };
        };
        ImportStateError: {
            error: {
                /** @constant */
                code: -32009;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "CONFLICT";
                    /** @constant */
                    httpStatus: 409;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "IMPORT_STATE";
                    details: {
                        state: string;
                    };
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: false;
                    requestId: string;
                };
            };
        };
        ImportNotFoundError: {
            error: {
                /** @constant */
                code: -32004;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "NOT_FOUND";
                    /** @constant */
                    httpStatus: 404;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "IMPORT_NOT_FOUND";
                    details: {
                        ids: string[];
                    };
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: false;
                    requestId: string;
                };
            };
        };
        InvalidChargesError: {
            error: {
                /** @constant */
                code: -32600;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "BAD_REQUEST";
                    /** @constant */
                    httpStatus: 400;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "INVALID_CHARGES";
                    details: {
                        /** @example 29.99 */
                        grandTotal: string;
                    };
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: false;
                    requestId: string;
                };
            };
        };
        TotalTooLargeError: {
            error: {
                /** @constant */
                code: -32600;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "BAD_REQUEST";
                    /** @constant */
                    httpStatus: 400;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "TOTAL_TOO_LARGE";
                    details: Record<string, never>;
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: false;
                    requestId: string;
                };
            };
        };
        OutcomeUnknownError: {
            error: {
                /** @constant */
                code: -32603;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "SERVICE_UNAVAILABLE";
                    /** @constant */
                    httpStatus: 503;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "OUTCOME_UNKNOWN";
                    details: Record<string, never>;
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: false;
                    requestId: string;
                };
            };
        };
        NotForSaleError: {
            error: {
                /** @constant */
                code: -32009;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "CONFLICT";
                    /** @constant */
                    httpStatus: 409;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "NOT_FOR_SALE";
                    details: {
                        ids: string[];
                    };
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: false;
                    requestId: string;
                };
            };
        };
        InsufficientStockError: {
            error: {
                /** @constant */
                code: -32009;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "CONFLICT";
                    /** @constant */
                    httpStatus: 409;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "INSUFFICIENT_STOCK";
                    details: {
                        lines: {
                            /** @example 42 */
                            productId: string;
                            requested: number;
                            available: number;
                        }[];
                    };
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: false;
                    requestId: string;
                };
            };
        };
        LimitExceededError: {
            error: {
                /** @constant */
                code: -32009;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "CONFLICT";
                    /** @constant */
                    httpStatus: 409;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "LIMIT_EXCEEDED";
                    details: {
                        lines: {
                            /** @example 42 */
                            productId: string;
                            requested: number;
                            allowed: number;
                        }[];
                    };
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: false;
                    requestId: string;
                };
            };
        };
        TotalChangedError: {
            error: {
                /** @constant */
                code: -32009;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "CONFLICT";
                    /** @constant */
                    httpStatus: 409;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "TOTAL_CHANGED";
                    details: {
                        /** @example 29.99 */
                        expected: string;
                        /** @example 29.99 */
                        actual: string;
                        lines: {
                            /** @example 42 */
                            productId: string;
                            quantity: number;
                            /** @example 29.99 */
                            unitPrice: string;
                            /** @example 29.99 */
                            subtotal: string;
                        }[];
                    };
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: false;
                    requestId: string;
                };
            };
        };
        OrderLimitExceededError: {
            error: {
                /** @constant */
                code: -32009;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "CONFLICT";
                    /** @constant */
                    httpStatus: 409;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "ORDER_LIMIT_EXCEEDED";
                    details: {
                        /** @enum {string} */
                        limit: "linesPerOrder" | "unitsPerLine" | "unitsPerOrder" | "openOrders" | "openOrdersTotal" | "cancellationsPerDay" | "cancelledLinesPerOrder" | "holdSeconds";
                        allowed: number | string;
                        requested: number | string;
                    };
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: false;
                    requestId: string;
                };
            };
        };
        RejectedError: {
            error: {
                /** @constant */
                code: -32009;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "CONFLICT";
                    /** @constant */
                    httpStatus: 409;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "REJECTED";
                    details: {
                        code: string;
                    };
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: false;
                    requestId: string;
                };
            };
        };
        ProductNotFoundError: {
            error: {
                /** @constant */
                code: -32004;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "NOT_FOUND";
                    /** @constant */
                    httpStatus: 404;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "PRODUCT_NOT_FOUND";
                    details: {
                        ids: string[];
                    };
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: false;
                    requestId: string;
                };
            };
        };
        OrderNotFoundError: {
            error: {
                /** @constant */
                code: -32004;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "NOT_FOUND";
                    /** @constant */
                    httpStatus: 404;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "ORDER_NOT_FOUND";
                    details: {
                        ids: string[];
                    };
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: false;
                    requestId: string;
                };
            };
        };
        IllegalTransitionError: {
            error: {
                /** @constant */
                code: -32009;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "CONFLICT";
                    /** @constant */
                    httpStatus: 409;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "ILLEGAL_TRANSITION";
                    details: {
                        /** @enum {string} */
                        from: "pending" | "confirmed" | "shipped" | "delivered" | "cancelled";
                        /** @enum {string} */
                        to: "pending" | "confirmed" | "shipped" | "delivered" | "cancelled";
                        allowed: ("pending" | "confirmed" | "shipped" | "delivered" | "cancelled")[];
                    };
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: false;
                    requestId: string;
                };
            };
        };
        VersionConflictError: {
            error: {
                /** @constant */
                code: -32009;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "CONFLICT";
                    /** @constant */
                    httpStatus: 409;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "VERSION_CONFLICT";
                    details: {
                        current: components["schemas"]["Order"] | components["schemas"]["Product"] | components["schemas"]["User"];
                    };
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: false;
                    requestId: string;
                };
            };
        };
        TooFewUnitsError: {
            error: {
                /** @constant */
                code: -32009;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "CONFLICT";
                    /** @constant */
                    httpStatus: 409;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "TOO_FEW_UNITS";
                    details: {
                        lines: {
                            itemId: string;
                            requested: number;
                            available: number;
                        }[];
                    };
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: false;
                    requestId: string;
                };
            };
        };
        OrderItemNotFoundError: {
            error: {
                /** @constant */
                code: -32004;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "NOT_FOUND";
                    /** @constant */
                    httpStatus: 404;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "ORDER_ITEM_NOT_FOUND";
                    details: {
                        ids: string[];
                    };
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: false;
                    requestId: string;
                };
            };
        };
        ShipmentNotFoundError: {
            error: {
                /** @constant */
                code: -32004;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "NOT_FOUND";
                    /** @constant */
                    httpStatus: 404;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "SHIPMENT_NOT_FOUND";
                    details: {
                        ids: string[];
                    };
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: false;
                    requestId: string;
                };
            };
        };
        PaymentConflictError: {
            error: {
                /** @constant */
                code: -32009;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "CONFLICT";
                    /** @constant */
                    httpStatus: 409;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "PAYMENT_CONFLICT";
                    details: {
                        current: components["schemas"]["Payment"] | null;
                    };
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: false;
                    requestId: string;
                };
            };
        };
        SkuTakenError: {
            error: {
                /** @constant */
                code: -32009;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "CONFLICT";
                    /** @constant */
                    httpStatus: 409;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "SKU_TAKEN";
                    details: Record<string, never>;
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: false;
                    requestId: string;
                };
            };
        };
        StockChangedError: {
            error: {
                /** @constant */
                code: -32009;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "CONFLICT";
                    /** @constant */
                    httpStatus: 409;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "STOCK_CHANGED";
                    details: {
                        current: components["schemas"]["Product"];
                    };
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: false;
                    requestId: string;
                };
            };
        };
        InUseError: {
            error: {
                /** @constant */
                code: -32009;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "CONFLICT";
                    /** @constant */
                    httpStatus: 409;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "IN_USE";
                    details: Record<string, never>;
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: false;
                    requestId: string;
                };
            };
        };
        TooManyWebhooksError: {
            error: {
                /** @constant */
                code: -32009;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "CONFLICT";
                    /** @constant */
                    httpStatus: 409;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "TOO_MANY_WEBHOOKS";
                    details: Record<string, never>;
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: false;
                    requestId: string;
                };
            };
        };
        WebhookNotFoundError: {
            error: {
                /** @constant */
                code: -32004;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "NOT_FOUND";
                    /** @constant */
                    httpStatus: 404;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "WEBHOOK_NOT_FOUND";
                    details: {
                        ids: string[];
                    };
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: false;
                    requestId: string;
                };
            };
        };
        DeliveryNotFoundError: {
            error: {
                /** @constant */
                code: -32004;
                /** @description For humans; may change */
                message: string;
                data: {
                    /** @constant */
                    code: "NOT_FOUND";
                    /** @constant */
                    httpStatus: 404;
                    /** @description The procedure */
                    path?: string;
                    /** @constant */
                    reason: "DELIVERY_NOT_FOUND";
                    details: {
                        ids: string[];
                    };
                    /**
                     * @description Whether the same call may succeed later
                     * @constant
                     */
                    retryable: false;
                    requestId: string;
                };
            };
        };
    };
    responses: {
        /** @description VALIDATION_FAILED, OUT_OF_RANGE */
        ValidationFailedOrOutOfRange: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ValidationFailedError"] | components["schemas"]["OutOfRangeError"];
            };
        };
        /** @description PAYLOAD_TOO_LARGE */
        PayloadTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["PayloadTooLargeError"];
            };
        };
        /** @description RATE_LIMITED */
        RateLimited: {
            headers: {
                /** @description Seconds to wait before a retry */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RateLimitedError"];
            };
        };
        /** @description OVERLOADED, DATABASE_UNAVAILABLE, SHUTTING_DOWN */
        OverloadedOrDatabaseUnavailableOrShuttingDown: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OverloadedError"] | components["schemas"]["DatabaseUnavailableError"] | components["schemas"]["ShuttingDownError"];
            };
        };
        /** @description TIMEOUT */
        Timeout: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TimeoutError"];
            };
        };
        /** @description INTERNAL */
        Internal: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["InternalError"];
            };
        };
        /** @description UNAUTHENTICATED */
        Unauthenticated: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["UnauthenticatedError"];
            };
        };
        /** @description FORBIDDEN, TOTP_SETUP_REQUIRED */
        ForbiddenOrTotpSetupRequired: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ForbiddenError"] | components["schemas"]["TotpSetupRequiredError"];
            };
        };
        /** @description IDEMPOTENCY_KEY_REUSED, ADDRESSES_CHANGED */
        IdempotencyKeyReusedOrAddressesChanged: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IdempotencyKeyReusedError"] | components["schemas"]["AddressesChangedError"];
            };
        };
        /** @description UNSUPPORTED_MEDIA_TYPE */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["UnsupportedMediaTypeError"];
            };
        };
        /** @description USER_NOT_FOUND */
        UserNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["UserNotFoundError"];
            };
        };
        /** @description VALIDATION_FAILED, OUT_OF_RANGE, INVALID_CURSOR */
        ValidationFailedOrOutOfRangeOrInvalidCursor: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ValidationFailedError"] | components["schemas"]["OutOfRangeError"] | components["schemas"]["InvalidCursorError"];
            };
        };
        /** @description IDEMPOTENCY_KEY_REUSED, EMAIL_TAKEN */
        IdempotencyKeyReusedOrEmailTaken: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IdempotencyKeyReusedError"] | components["schemas"]["EmailTakenError"];
            };
        };
        /** @description FORBIDDEN, EMAIL_VERIFICATION_REQUIRED */
        ForbiddenOrEmailVerificationRequired: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ForbiddenError"] | components["schemas"]["EmailVerificationRequiredError"];
            };
        };
        /** @description IDEMPOTENCY_KEY_REUSED */
        IdempotencyKeyReused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IdempotencyKeyReusedError"];
            };
        };
        /** @description FORBIDDEN, TOTP_REQUIRED */
        ForbiddenOrTotpRequired: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ForbiddenError"] | components["schemas"]["TotpRequiredError"];
            };
        };
        /** @description FORBIDDEN */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ForbiddenError"];
            };
        };
        /** @description VALIDATION_FAILED, OUT_OF_RANGE, INVALID_RESET_TOKEN */
        ValidationFailedOrOutOfRangeOrInvalidResetToken: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ValidationFailedError"] | components["schemas"]["OutOfRangeError"] | components["schemas"]["InvalidResetTokenError"];
            };
        };
        /** @description VALIDATION_FAILED, OUT_OF_RANGE, INVALID_VERIFICATION_TOKEN */
        ValidationFailedOrOutOfRangeOrInvalidVerificationToken: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ValidationFailedError"] | components["schemas"]["OutOfRangeError"] | components["schemas"]["InvalidVerificationTokenError"];
            };
        };
        /** @description FORBIDDEN, TOTP_SETUP_REQUIRED, REAUTHENTICATION_REQUIRED */
        ForbiddenOrTotpSetupRequiredOrReauthenticationRequired: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ForbiddenError"] | components["schemas"]["TotpSetupRequiredError"] | components["schemas"]["ReauthenticationRequiredError"];
            };
        };
        /** @description IDEMPOTENCY_KEY_REUSED, TOTP_ENABLED */
        IdempotencyKeyReusedOrTotpEnabled: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IdempotencyKeyReusedError"] | components["schemas"]["TotpEnabledError"];
            };
        };
        /** @description SESSION_NOT_FOUND */
        SessionNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["SessionNotFoundError"];
            };
        };
        /** @description IDEMPOTENCY_KEY_REUSED, TOO_MANY_API_KEYS */
        IdempotencyKeyReusedOrTooManyApiKeys: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IdempotencyKeyReusedError"] | components["schemas"]["TooManyApiKeysError"];
            };
        };
        /** @description FORBIDDEN, TOTP_SETUP_REQUIRED, REAUTHENTICATION_REQUIRED, EMAIL_VERIFICATION_REQUIRED */
        ForbiddenOrTotpSetupRequiredOrReauthenticationRequiredOrEmailVerificationRequired: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ForbiddenError"] | components["schemas"]["TotpSetupRequiredError"] | components["schemas"]["ReauthenticationRequiredError"] | components["schemas"]["EmailVerificationRequiredError"];
            };
        };
        /** @description API_KEY_NOT_FOUND */
        ApiKeyNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ApiKeyNotFoundError"];
            };
        };
        /** @description IDEMPOTENCY_KEY_REUSED, CART_CHANGED */
        IdempotencyKeyReusedOrCartChanged: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IdempotencyKeyReusedError"] | components["schemas"]["CartChangedError"];
            };
        };
        /** @description TIMEOUT, IMPORT_RUNNING */
        TimeoutOrImportRunning: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TimeoutError"] | components["schemas"]["ImportRunningError"];
            };
        };
        /** @description IDEMPOTENCY_KEY_REUSED, IMPORT_STATE */
        IdempotencyKeyReusedOrImportState: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IdempotencyKeyReusedError"] | components["schemas"]["ImportStateError"];
            };
        };
        /** @description IMPORT_NOT_FOUND */
        ImportNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ImportNotFoundError"];
            };
        };
        /** @description IMPORT_STATE */
        ImportState: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ImportStateError"];
            };
        };
        /** @description VALIDATION_FAILED, OUT_OF_RANGE, INVALID_CHARGES, TOTAL_TOO_LARGE */
        ValidationFailedOrOutOfRangeOrInvalidChargesOrTotalTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ValidationFailedError"] | components["schemas"]["OutOfRangeError"] | components["schemas"]["InvalidChargesError"] | components["schemas"]["TotalTooLargeError"];
            };
        };
        /** @description OVERLOADED, DATABASE_UNAVAILABLE, SHUTTING_DOWN, OUTCOME_UNKNOWN */
        OverloadedOrDatabaseUnavailableOrShuttingDownOrOutcomeUnknown: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OverloadedError"] | components["schemas"]["DatabaseUnavailableError"] | components["schemas"]["ShuttingDownError"] | components["schemas"]["OutcomeUnknownError"];
            };
        };
        /** @description IDEMPOTENCY_KEY_REUSED, NOT_FOR_SALE, INSUFFICIENT_STOCK, LIMIT_EXCEEDED, TOTAL_CHANGED, ORDER_LIMIT_EXCEEDED, REJECTED */
        IdempotencyKeyReusedOrNotForSaleOrInsufficientStockOrLimitExceededOrTotalChangedOrOrderLimitExceededOrRejected: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IdempotencyKeyReusedError"] | components["schemas"]["NotForSaleError"] | components["schemas"]["InsufficientStockError"] | components["schemas"]["LimitExceededError"] | components["schemas"]["TotalChangedError"] | components["schemas"]["OrderLimitExceededError"] | components["schemas"]["RejectedError"];
            };
        };
        /** @description PRODUCT_NOT_FOUND, USER_NOT_FOUND */
        ProductNotFoundOrUserNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ProductNotFoundError"] | components["schemas"]["UserNotFoundError"];
            };
        };
        /** @description ORDER_NOT_FOUND */
        OrderNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OrderNotFoundError"];
            };
        };
        /** @description IDEMPOTENCY_KEY_REUSED, ILLEGAL_TRANSITION, VERSION_CONFLICT */
        IdempotencyKeyReusedOrIllegalTransitionOrVersionConflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IdempotencyKeyReusedError"] | components["schemas"]["IllegalTransitionError"] | components["schemas"]["VersionConflictError"];
            };
        };
        /** @description IDEMPOTENCY_KEY_REUSED, ILLEGAL_TRANSITION, TOO_FEW_UNITS, VERSION_CONFLICT */
        IdempotencyKeyReusedOrIllegalTransitionOrTooFewUnitsOrVersionConflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IdempotencyKeyReusedError"] | components["schemas"]["IllegalTransitionError"] | components["schemas"]["TooFewUnitsError"] | components["schemas"]["VersionConflictError"];
            };
        };
        /** @description ORDER_ITEM_NOT_FOUND, ORDER_NOT_FOUND */
        OrderItemNotFoundOrOrderNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OrderItemNotFoundError"] | components["schemas"]["OrderNotFoundError"];
            };
        };
        /** @description SHIPMENT_NOT_FOUND, ORDER_NOT_FOUND */
        ShipmentNotFoundOrOrderNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ShipmentNotFoundError"] | components["schemas"]["OrderNotFoundError"];
            };
        };
        /** @description IDEMPOTENCY_KEY_REUSED, TOO_FEW_UNITS */
        IdempotencyKeyReusedOrTooFewUnits: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IdempotencyKeyReusedError"] | components["schemas"]["TooFewUnitsError"];
            };
        };
        /** @description IDEMPOTENCY_KEY_REUSED, ILLEGAL_TRANSITION, TOO_FEW_UNITS, VERSION_CONFLICT, ORDER_LIMIT_EXCEEDED */
        IdempotencyKeyReusedOrIllegalTransitionOrTooFewUnitsOrVersionConflictOrOrderLimitExceeded: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IdempotencyKeyReusedError"] | components["schemas"]["IllegalTransitionError"] | components["schemas"]["TooFewUnitsError"] | components["schemas"]["VersionConflictError"] | components["schemas"]["OrderLimitExceededError"];
            };
        };
        /** @description IDEMPOTENCY_KEY_REUSED, ILLEGAL_TRANSITION, VERSION_CONFLICT, ORDER_LIMIT_EXCEEDED */
        IdempotencyKeyReusedOrIllegalTransitionOrVersionConflictOrOrderLimitExceeded: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IdempotencyKeyReusedError"] | components["schemas"]["IllegalTransitionError"] | components["schemas"]["VersionConflictError"] | components["schemas"]["OrderLimitExceededError"];
            };
        };
        /** @description IDEMPOTENCY_KEY_REUSED, VERSION_CONFLICT */
        IdempotencyKeyReusedOrVersionConflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IdempotencyKeyReusedError"] | components["schemas"]["VersionConflictError"];
            };
        };
        /** @description IDEMPOTENCY_KEY_REUSED, ILLEGAL_TRANSITION */
        IdempotencyKeyReusedOrIllegalTransition: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IdempotencyKeyReusedError"] | components["schemas"]["IllegalTransitionError"];
            };
        };
        /** @description IDEMPOTENCY_KEY_REUSED, PAYMENT_CONFLICT */
        IdempotencyKeyReusedOrPaymentConflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IdempotencyKeyReusedError"] | components["schemas"]["PaymentConflictError"];
            };
        };
        /** @description PRODUCT_NOT_FOUND */
        ProductNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ProductNotFoundError"];
            };
        };
        /** @description IDEMPOTENCY_KEY_REUSED, SKU_TAKEN */
        IdempotencyKeyReusedOrSkuTaken: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IdempotencyKeyReusedError"] | components["schemas"]["SkuTakenError"];
            };
        };
        /** @description IDEMPOTENCY_KEY_REUSED, VERSION_CONFLICT, SKU_TAKEN */
        IdempotencyKeyReusedOrVersionConflictOrSkuTaken: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IdempotencyKeyReusedError"] | components["schemas"]["VersionConflictError"] | components["schemas"]["SkuTakenError"];
            };
        };
        /** @description IDEMPOTENCY_KEY_REUSED, INSUFFICIENT_STOCK */
        IdempotencyKeyReusedOrInsufficientStock: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IdempotencyKeyReusedError"] | components["schemas"]["InsufficientStockError"];
            };
        };
        /** @description IDEMPOTENCY_KEY_REUSED, STOCK_CHANGED */
        IdempotencyKeyReusedOrStockChanged: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IdempotencyKeyReusedError"] | components["schemas"]["StockChangedError"];
            };
        };
        /** @description IDEMPOTENCY_KEY_REUSED, IN_USE */
        IdempotencyKeyReusedOrInUse: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IdempotencyKeyReusedError"] | components["schemas"]["InUseError"];
            };
        };
        /** @description IDEMPOTENCY_KEY_REUSED, VERSION_CONFLICT, EMAIL_TAKEN */
        IdempotencyKeyReusedOrVersionConflictOrEmailTaken: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IdempotencyKeyReusedError"] | components["schemas"]["VersionConflictError"] | components["schemas"]["EmailTakenError"];
            };
        };
        /** @description IDEMPOTENCY_KEY_REUSED, TOO_MANY_WEBHOOKS */
        IdempotencyKeyReusedOrTooManyWebhooks: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IdempotencyKeyReusedError"] | components["schemas"]["TooManyWebhooksError"];
            };
        };
        /** @description WEBHOOK_NOT_FOUND */
        WebhookNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["WebhookNotFoundError"];
            };
        };
        /** @description DELIVERY_NOT_FOUND */
        DeliveryNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["DeliveryNotFoundError"];
            };
        };
    };
    parameters: {
        /**
         * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
         * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
         */
        IdempotencyKey: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "addresses.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["AddressBook"];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            408: components["responses"]["Timeout"];
            413: components["responses"]["PayloadTooLarge"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "addresses.set": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "addresses": [
                 *         {
                 *           "id": "5b1f5a0c-0a0e-4c0e-8a55-4a2f5d9b1c22",
                 *           "fields": {
                 *             "name": "Ada Byron",
                 *             "street": "12 St James",
                 *             "city": "London",
                 *             "postcode": "SW1A 1AA"
                 *           }
                 *         }
                 *       ],
                 *       "expectedVersion": 0
                 *     }
                 */
                "application/json": components["schemas"]["AddressesSetInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["AddressBook"];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            404: components["responses"]["UserNotFound"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReusedOrAddressesChanged"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "audit.list": {
        parameters: {
            query?: {
                /** @description The input as JSON */
                input?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: {
                                items: components["schemas"]["SecurityEvent"][];
                                nextCursor: string | null;
                            };
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRangeOrInvalidCursor"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            408: components["responses"]["Timeout"];
            413: components["responses"]["PayloadTooLarge"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "auth.signUp": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@example.com",
                 *       "name": "Ada",
                 *       "password": "green teapot 7"
                 *     }
                 */
                "application/json": components["schemas"]["AuthSignUpInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["SignedIn"];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            403: components["responses"]["ForbiddenOrEmailVerificationRequired"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReusedOrEmailTaken"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "auth.signIn": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@example.com",
                 *       "password": "green teapot 7"
                 *     }
                 */
                "application/json": components["schemas"]["AuthSignInInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["SignedIn"];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpRequired"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReused"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "auth.signOut": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["AuthSignOutInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: Record<string, never>;
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReused"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "auth.requestPasswordReset": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@example.com"
                 *     }
                 */
                "application/json": components["schemas"]["AuthRequestPasswordResetInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: Record<string, never>;
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReused"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "auth.resetPassword": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "the token of the emailed link",
                 *       "password": "green teapot 7"
                 *     }
                 */
                "application/json": components["schemas"]["AuthResetPasswordInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: Record<string, never>;
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRangeOrInvalidResetToken"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReused"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "auth.verifyEmail": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "the token of the emailed link",
                 *       "password": "green teapot 7"
                 *     }
                 */
                "application/json": components["schemas"]["AuthVerifyEmailInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: Record<string, never>;
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRangeOrInvalidVerificationToken"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReusedOrEmailTaken"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "auth.requestEmailVerification": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["AuthRequestEmailVerificationInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: Record<string, never>;
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReused"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "auth.reauthenticate": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "currentPassword": "green teapot 7"
                 *     }
                 */
                "application/json": components["schemas"]["AuthReauthenticateInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: Record<string, never>;
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequiredOrReauthenticationRequired"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReused"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "auth.beginTotp": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "currentPassword": "green teapot 7"
                 *     }
                 */
                "application/json": components["schemas"]["AuthBeginTotpInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["TotpSecret"];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequiredOrReauthenticationRequired"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReusedOrTotpEnabled"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "auth.confirmTotp": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "totpCode": "123456",
                 *       "currentPassword": "green teapot 7"
                 *     }
                 */
                "application/json": components["schemas"]["AuthConfirmTotpInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: {
                                recoveryCodes: string[];
                            };
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequiredOrReauthenticationRequired"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReused"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "auth.disableTotp": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "totpCode": "123456",
                 *       "currentPassword": "green teapot 7"
                 *     }
                 */
                "application/json": components["schemas"]["AuthDisableTotpInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: Record<string, never>;
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequiredOrReauthenticationRequired"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReused"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "auth.me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["User"];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            408: components["responses"]["Timeout"];
            413: components["responses"]["PayloadTooLarge"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "auth.changePassword": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "currentPassword": "green teapot 7",
                 *       "newPassword": "blue teapot 8"
                 *     }
                 */
                "application/json": components["schemas"]["AuthChangePasswordInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: Record<string, never>;
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReused"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "auth.listSessions": {
        parameters: {
            query?: {
                /** @description The input as JSON */
                input?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["Session"][];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            408: components["responses"]["Timeout"];
            413: components["responses"]["PayloadTooLarge"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "auth.endSession": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "31"
                 *     }
                 */
                "application/json": components["schemas"]["AuthEndSessionInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: Record<string, never>;
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequiredOrReauthenticationRequired"];
            404: components["responses"]["SessionNotFound"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReused"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "auth.endOtherSessions": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "currentPassword": "green teapot 7"
                 *     }
                 */
                "application/json": components["schemas"]["AuthEndOtherSessionsInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: Record<string, never>;
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequiredOrReauthenticationRequired"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReused"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "auth.createApiKey": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "ERP",
                 *       "scopes": [
                 *         "read",
                 *         "orders"
                 *       ],
                 *       "expiresAt": null
                 *     }
                 */
                "application/json": components["schemas"]["AuthCreateApiKeyInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["NewApiKey"];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequiredOrReauthenticationRequiredOrEmailVerificationRequired"];
            404: components["responses"]["UserNotFound"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReusedOrTooManyApiKeys"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "auth.listApiKeys": {
        parameters: {
            query?: {
                /** @description The input as JSON */
                input?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["ApiKey"][];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            408: components["responses"]["Timeout"];
            413: components["responses"]["PayloadTooLarge"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "auth.revokeApiKey": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "12"
                 *     }
                 */
                "application/json": components["schemas"]["AuthRevokeApiKeyInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: Record<string, never>;
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            404: components["responses"]["ApiKeyNotFound"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReused"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "carts.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["AccountCart"];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            408: components["responses"]["Timeout"];
            413: components["responses"]["PayloadTooLarge"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "carts.set": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "lines": [
                 *         {
                 *           "productId": "3",
                 *           "quantity": 2
                 *         }
                 *       ],
                 *       "orderKey": "7a0c5e0e-6f0d-4a55-9d8e-2c4f5d9b1c11",
                 *       "expectedVersion": 0
                 *     }
                 */
                "application/json": components["schemas"]["CartsSetInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["AccountCart"];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            404: components["responses"]["UserNotFound"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReusedOrCartChanged"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "catalog.import": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "csv": "sku,name,price,stock\nBOWL,Bowl,9.50,3\n",
                 *       "mode": "all-or-nothing"
                 *     }
                 */
                "application/json": components["schemas"]["CatalogImportInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["CatalogImport"];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            408: components["responses"]["TimeoutOrImportRunning"];
            409: components["responses"]["IdempotencyKeyReused"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "catalog.beginImport": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["CatalogBeginImportInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: {
                                id: string;
                            };
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReusedOrImportState"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "catalog.uploadPart": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "20",
                 *       "part": 1,
                 *       "text": "sku,name,price,stock\nBOWL,Bowl,9.50,3\n"
                 *     }
                 */
                "application/json": components["schemas"]["CatalogUploadPartInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["CatalogUpload"];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            404: components["responses"]["ImportNotFound"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReusedOrImportState"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "catalog.previewImport": {
        parameters: {
            query: {
                /** @description The input as JSON */
                input: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["CatalogImportPreview"];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            404: components["responses"]["ImportNotFound"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["ImportState"];
            413: components["responses"]["PayloadTooLarge"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "catalog.startImport": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "20",
                 *       "mode": "all-or-nothing"
                 *     }
                 */
                "application/json": components["schemas"]["CatalogStartImportInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["CatalogImportJob"];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            404: components["responses"]["ImportNotFound"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReusedOrImportState"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "catalog.getImport": {
        parameters: {
            query: {
                /** @description The input as JSON */
                input: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["CatalogImportJob"];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            404: components["responses"]["ImportNotFound"];
            408: components["responses"]["Timeout"];
            413: components["responses"]["PayloadTooLarge"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "catalog.listImports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: {
                                items: components["schemas"]["CatalogImportJob"][];
                            };
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            408: components["responses"]["Timeout"];
            413: components["responses"]["PayloadTooLarge"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "catalog.listImportRows": {
        parameters: {
            query: {
                /** @description The input as JSON */
                input: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: {
                                items: components["schemas"]["CatalogImportRow"][];
                            };
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            404: components["responses"]["ImportNotFound"];
            408: components["responses"]["Timeout"];
            413: components["responses"]["PayloadTooLarge"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "catalog.cancelImport": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "22"
                 *     }
                 */
                "application/json": components["schemas"]["CatalogCancelImportInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["CatalogImportJob"];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            404: components["responses"]["ImportNotFound"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReusedOrImportState"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "catalog.addToImport": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "21",
                 *       "csv": "sku,stock\nBOWL,3\n",
                 *       "firstLine": 2
                 *     }
                 */
                "application/json": components["schemas"]["CatalogAddToImportInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["CatalogImportPart"];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            404: components["responses"]["ImportNotFound"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReused"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "catalog.finishImport": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "21",
                 *       "mode": "all-or-nothing"
                 *     }
                 */
                "application/json": components["schemas"]["CatalogFinishImportInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["CatalogImport"];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            404: components["responses"]["ImportNotFound"];
            408: components["responses"]["TimeoutOrImportRunning"];
            409: components["responses"]["IdempotencyKeyReusedOrImportState"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "events.list": {
        parameters: {
            query?: {
                /** @description The input as JSON */
                input?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["StoreEvents"];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            408: components["responses"]["Timeout"];
            413: components["responses"]["PayloadTooLarge"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "operations.placement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["PlacementFigures"];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            408: components["responses"]["Timeout"];
            413: components["responses"]["PayloadTooLarge"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "orders.place": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "items": [
                 *         {
                 *           "productId": "3",
                 *           "quantity": 2
                 *         }
                 *       ],
                 *       "expectedTotal": "25.00",
                 *       "metadata": {
                 *         "address": {
                 *           "street": "1 Pot Lane",
                 *           "city": "Ulm"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["OrdersPlaceInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["Order"];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRangeOrInvalidChargesOrTotalTooLarge"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            404: components["responses"]["ProductNotFoundOrUserNotFound"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReusedOrNotForSaleOrInsufficientStockOrLimitExceededOrTotalChangedOrOrderLimitExceededOrRejected"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDownOrOutcomeUnknown"];
        };
    };
    "orders.get": {
        parameters: {
            query: {
                /** @description The input as JSON */
                input: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["Order"];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            404: components["responses"]["OrderNotFound"];
            408: components["responses"]["Timeout"];
            413: components["responses"]["PayloadTooLarge"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "orders.list": {
        parameters: {
            query?: {
                /** @description The input as JSON */
                input?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: {
                                items: components["schemas"]["OrderSummary"][];
                                nextCursor: string | null;
                            };
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRangeOrInvalidCursor"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            408: components["responses"]["Timeout"];
            413: components["responses"]["PayloadTooLarge"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "orders.listByPage": {
        parameters: {
            query?: {
                /** @description The input as JSON */
                input?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: {
                                items: components["schemas"]["OrderSummary"][];
                                page: number;
                                pageSize: number;
                                total: number;
                                totalPages: number;
                            };
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            408: components["responses"]["Timeout"];
            413: components["responses"]["PayloadTooLarge"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "orders.history": {
        parameters: {
            query: {
                /** @description The input as JSON */
                input: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["OrderEvent"][];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            404: components["responses"]["OrderNotFound"];
            408: components["responses"]["Timeout"];
            413: components["responses"]["PayloadTooLarge"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "orders.confirm": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "42",
                 *       "expectedVersion": 1,
                 *       "note": "checked by phone"
                 *     }
                 */
                "application/json": components["schemas"]["OrdersConfirmInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["Order"];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            404: components["responses"]["OrderNotFound"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReusedOrIllegalTransitionOrVersionConflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "orders.ship": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "42",
                 *       "items": [
                 *         {
                 *           "itemId": "7",
                 *           "quantity": 1
                 *         }
                 *       ],
                 *       "carrier": "DHL",
                 *       "trackingNumber": "00340434161094042557",
                 *       "customerNote": "With the next post"
                 *     }
                 */
                "application/json": components["schemas"]["OrdersShipInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["Order"];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            404: components["responses"]["OrderItemNotFoundOrOrderNotFound"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReusedOrIllegalTransitionOrTooFewUnitsOrVersionConflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "orders.deliver": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "42"
                 *     }
                 */
                "application/json": components["schemas"]["OrdersDeliverInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["Order"];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            404: components["responses"]["ShipmentNotFoundOrOrderNotFound"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReusedOrIllegalTransitionOrVersionConflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "orders.returnItems": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "42",
                 *       "items": [
                 *         {
                 *           "itemId": "7",
                 *           "quantity": 1,
                 *           "restock": true
                 *         }
                 *       ],
                 *       "reason": "wrong colour"
                 *     }
                 */
                "application/json": components["schemas"]["OrdersReturnItemsInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["Order"];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            404: components["responses"]["OrderItemNotFoundOrOrderNotFound"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReusedOrTooFewUnits"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "orders.cancelItems": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "42",
                 *       "items": [
                 *         {
                 *           "itemId": "7",
                 *           "quantity": 1
                 *         }
                 *       ],
                 *       "reason": "one too many"
                 *     }
                 */
                "application/json": components["schemas"]["OrdersCancelItemsInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["Order"];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            404: components["responses"]["OrderItemNotFoundOrOrderNotFound"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReusedOrIllegalTransitionOrTooFewUnitsOrVersionConflictOrOrderLimitExceeded"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "orders.cancel": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "43",
                 *       "note": "changed my mind"
                 *     }
                 */
                "application/json": components["schemas"]["OrdersCancelInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["Order"];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            404: components["responses"]["OrderNotFound"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReusedOrIllegalTransitionOrVersionConflictOrOrderLimitExceeded"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "orders.updateMetadata": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "42",
                 *       "metadata": {
                 *         "giftNote": "Happy birthday",
                 *         "address": null
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["OrdersUpdateMetadataInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["Order"];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            404: components["responses"]["OrderNotFound"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReusedOrVersionConflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "orders.note": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "42",
                 *       "text": "Call before delivery"
                 *     }
                 */
                "application/json": components["schemas"]["OrdersNoteInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["OrderNote"];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            404: components["responses"]["OrderNotFound"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReused"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "orders.listNotes": {
        parameters: {
            query: {
                /** @description The input as JSON */
                input: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: {
                                items: components["schemas"]["OrderNote"][];
                                nextCursor: string | null;
                            };
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRangeOrInvalidCursor"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            404: components["responses"]["OrderNotFound"];
            408: components["responses"]["Timeout"];
            413: components["responses"]["PayloadTooLarge"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "orders.extendHold": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "43",
                 *       "expiresInSeconds": 900
                 *     }
                 */
                "application/json": components["schemas"]["OrdersExtendHoldInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["Order"];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            404: components["responses"]["OrderNotFound"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReusedOrIllegalTransition"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "orders.claimNext": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "leaseSeconds": 60,
                 *       "status": "confirmed"
                 *     }
                 */
                "application/json": components["schemas"]["OrdersClaimNextInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["Order"] | null;
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReused"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "orders.releaseClaim": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "42"
                 *     }
                 */
                "application/json": components["schemas"]["OrdersReleaseClaimInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: Record<string, never>;
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            404: components["responses"]["OrderNotFound"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReused"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "payments.record": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "orderId": "42",
                 *       "provider": "stripe",
                 *       "reference": "pi_3QK7",
                 *       "kind": "captured",
                 *       "amount": "25.00"
                 *     }
                 */
                "application/json": components["schemas"]["PaymentsRecordInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: {
                                payment: components["schemas"]["Payment"];
                                order: components["schemas"]["Order"];
                            };
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            404: components["responses"]["OrderNotFound"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReusedOrPaymentConflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "payments.list": {
        parameters: {
            query?: {
                /** @description The input as JSON */
                input?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: {
                                items: components["schemas"]["Payment"][];
                                nextCursor: string | null;
                            };
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRangeOrInvalidCursor"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            404: components["responses"]["OrderNotFound"];
            408: components["responses"]["Timeout"];
            413: components["responses"]["PayloadTooLarge"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "payments.listRefundsDue": {
        parameters: {
            query?: {
                /** @description The input as JSON */
                input?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: {
                                items: components["schemas"]["RefundDue"][];
                                nextCursor: string | null;
                            };
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRangeOrInvalidCursor"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            408: components["responses"]["Timeout"];
            413: components["responses"]["PayloadTooLarge"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "products.get": {
        parameters: {
            query: {
                /** @description The input as JSON */
                input: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["Product"];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            404: components["responses"]["ProductNotFound"];
            408: components["responses"]["Timeout"];
            413: components["responses"]["PayloadTooLarge"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "products.list": {
        parameters: {
            query?: {
                /** @description The input as JSON */
                input?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: {
                                items: components["schemas"]["Product"][];
                                nextCursor: string | null;
                            };
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRangeOrInvalidCursor"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            408: components["responses"]["Timeout"];
            413: components["responses"]["PayloadTooLarge"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "products.listByPage": {
        parameters: {
            query?: {
                /** @description The input as JSON */
                input?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: {
                                items: components["schemas"]["Product"][];
                                page: number;
                                pageSize: number;
                                total: number;
                                totalPages: number;
                            };
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            408: components["responses"]["Timeout"];
            413: components["responses"]["PayloadTooLarge"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "products.categories": {
        parameters: {
            query?: {
                /** @description The input as JSON */
                input?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: {
                                items: components["schemas"]["Category"][];
                            };
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            408: components["responses"]["Timeout"];
            413: components["responses"]["PayloadTooLarge"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "products.create": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "sku": "TEAPOT",
                 *       "name": "Teapot",
                 *       "price": "29.00",
                 *       "stockQuantity": 3
                 *     }
                 */
                "application/json": components["schemas"]["ProductsCreateInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["Product"];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReusedOrSkuTaken"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "products.update": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "4",
                 *       "expectedVersion": 1,
                 *       "price": "13.00"
                 *     }
                 */
                "application/json": components["schemas"]["ProductsUpdateInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["Product"];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            404: components["responses"]["ProductNotFound"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReusedOrVersionConflictOrSkuTaken"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "products.updateMany": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "ids": [
                 *         "3",
                 *         "4"
                 *       ],
                 *       "price": {
                 *         "percent": "5"
                 *       },
                 *       "preview": true
                 *     }
                 */
                "application/json": components["schemas"]["ProductsUpdateManyInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["ProductsUpdate"];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            404: components["responses"]["ProductNotFound"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReused"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "products.archive": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "4"
                 *     }
                 */
                "application/json": components["schemas"]["ProductsArchiveInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["Product"];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            404: components["responses"]["ProductNotFound"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReusedOrVersionConflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "products.restore": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "4"
                 *     }
                 */
                "application/json": components["schemas"]["ProductsRestoreInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["Product"];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            404: components["responses"]["ProductNotFound"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReusedOrVersionConflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "products.setPurchaseLimit": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "4",
                 *       "perCustomer": 2
                 *     }
                 */
                "application/json": components["schemas"]["ProductsSetPurchaseLimitInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["Product"];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            404: components["responses"]["ProductNotFound"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReusedOrVersionConflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "products.adjustStock": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "4",
                 *       "delta": -1,
                 *       "reason": "broken"
                 *     }
                 */
                "application/json": components["schemas"]["ProductsAdjustStockInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["Product"];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            404: components["responses"]["ProductNotFound"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReusedOrInsufficientStock"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "products.setStock": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "4",
                 *       "quantity": 7,
                 *       "expectedQuantity": 8,
                 *       "reason": "stock count"
                 *     }
                 */
                "application/json": components["schemas"]["ProductsSetStockInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["Product"];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            404: components["responses"]["ProductNotFound"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReusedOrStockChanged"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "products.stockHistory": {
        parameters: {
            query: {
                /** @description The input as JSON */
                input: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: {
                                items: components["schemas"]["StockMovement"][];
                                nextCursor: string | null;
                            };
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRangeOrInvalidCursor"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            404: components["responses"]["ProductNotFound"];
            408: components["responses"]["Timeout"];
            413: components["responses"]["PayloadTooLarge"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "products.delete": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "5"
                 *     }
                 */
                "application/json": components["schemas"]["ProductsDeleteInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: Record<string, never>;
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            404: components["responses"]["ProductNotFound"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReusedOrInUse"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "reports.summary": {
        parameters: {
            query?: {
                /** @description The input as JSON */
                input?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["SalesSummary"];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            408: components["responses"]["Timeout"];
            413: components["responses"]["PayloadTooLarge"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "reports.salesByDay": {
        parameters: {
            query?: {
                /** @description The input as JSON */
                input?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["DailySales"][];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            408: components["responses"]["Timeout"];
            413: components["responses"]["PayloadTooLarge"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "reports.topProducts": {
        parameters: {
            query?: {
                /** @description The input as JSON */
                input?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["ProductSales"][];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            408: components["responses"]["Timeout"];
            413: components["responses"]["PayloadTooLarge"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "reports.lowStock": {
        parameters: {
            query?: {
                /** @description The input as JSON */
                input?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: {
                                items: components["schemas"]["Product"][];
                                nextCursor: string | null;
                            };
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRangeOrInvalidCursor"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            408: components["responses"]["Timeout"];
            413: components["responses"]["PayloadTooLarge"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "reports.stock": {
        parameters: {
            query?: {
                /** @description The input as JSON */
                input?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: {
                                items: components["schemas"]["ProductStock"][];
                                nextCursor: string | null;
                            };
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRangeOrInvalidCursor"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            408: components["responses"]["Timeout"];
            413: components["responses"]["PayloadTooLarge"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "reports.buyers": {
        parameters: {
            query: {
                /** @description The input as JSON */
                input: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: {
                                items: components["schemas"]["Buyer"][];
                                nextCursor: string | null;
                            };
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRangeOrInvalidCursor"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            404: components["responses"]["ProductNotFound"];
            408: components["responses"]["Timeout"];
            413: components["responses"]["PayloadTooLarge"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "reports.customers": {
        parameters: {
            query: {
                /** @description The input as JSON */
                input: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["CustomerFigures"][];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            408: components["responses"]["Timeout"];
            413: components["responses"]["PayloadTooLarge"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "users.get": {
        parameters: {
            query: {
                /** @description The input as JSON */
                input: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["User"];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            404: components["responses"]["UserNotFound"];
            408: components["responses"]["Timeout"];
            413: components["responses"]["PayloadTooLarge"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "users.update": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "7",
                 *       "expectedVersion": 1,
                 *       "name": "Ada L."
                 *     }
                 */
                "application/json": components["schemas"]["UsersUpdateInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["User"];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequiredOrReauthenticationRequired"];
            404: components["responses"]["UserNotFound"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReusedOrVersionConflictOrEmailTaken"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "users.create": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "bob@example.com",
                 *       "name": "Bob"
                 *     }
                 */
                "application/json": components["schemas"]["UsersCreateInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["User"];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequiredOrReauthenticationRequired"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReusedOrEmailTaken"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "users.list": {
        parameters: {
            query?: {
                /** @description The input as JSON */
                input?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: {
                                items: components["schemas"]["User"][];
                                nextCursor: string | null;
                            };
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRangeOrInvalidCursor"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            408: components["responses"]["Timeout"];
            413: components["responses"]["PayloadTooLarge"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "users.listByPage": {
        parameters: {
            query?: {
                /** @description The input as JSON */
                input?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: {
                                items: components["schemas"]["User"][];
                                page: number;
                                pageSize: number;
                                total: number;
                                totalPages: number;
                            };
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            408: components["responses"]["Timeout"];
            413: components["responses"]["PayloadTooLarge"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "users.setRole": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "8",
                 *       "role": "staff"
                 *     }
                 */
                "application/json": components["schemas"]["UsersSetRoleInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["User"];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequiredOrReauthenticationRequired"];
            404: components["responses"]["UserNotFound"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReused"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "users.getNote": {
        parameters: {
            query: {
                /** @description The input as JSON */
                input: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["UserNote"];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            404: components["responses"]["UserNotFound"];
            408: components["responses"]["Timeout"];
            413: components["responses"]["PayloadTooLarge"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "users.setNote": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "7",
                 *       "text": "Rings before noon",
                 *       "expectedVersion": 0
                 *     }
                 */
                "application/json": components["schemas"]["UsersSetNoteInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["UserNote"];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            404: components["responses"]["UserNotFound"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReusedOrVersionConflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "users.erase": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "9",
                 *       "keepOrderMetadata": [
                 *         "channel"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["UsersEraseInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["User"];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequiredOrReauthenticationRequired"];
            404: components["responses"]["UserNotFound"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReused"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "users.delete": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "10"
                 *     }
                 */
                "application/json": components["schemas"]["UsersDeleteInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: Record<string, never>;
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequiredOrReauthenticationRequired"];
            404: components["responses"]["UserNotFound"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReusedOrInUse"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "webhooks.create": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "url": "https://example.com/hook",
                 *       "events": [
                 *         "order.placed"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["WebhooksCreateInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["WebhookWithSecret"];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequiredOrReauthenticationRequired"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReusedOrTooManyWebhooks"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "webhooks.list": {
        parameters: {
            query?: {
                /** @description The input as JSON */
                input?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: {
                                items: components["schemas"]["Webhook"][];
                                nextCursor: string | null;
                            };
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRangeOrInvalidCursor"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            408: components["responses"]["Timeout"];
            413: components["responses"]["PayloadTooLarge"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "webhooks.get": {
        parameters: {
            query: {
                /** @description The input as JSON */
                input: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["Webhook"];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            404: components["responses"]["WebhookNotFound"];
            408: components["responses"]["Timeout"];
            413: components["responses"]["PayloadTooLarge"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "webhooks.update": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "5",
                 *       "enabled": true
                 *     }
                 */
                "application/json": components["schemas"]["WebhooksUpdateInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["Webhook"];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequiredOrReauthenticationRequired"];
            404: components["responses"]["WebhookNotFound"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReused"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "webhooks.delete": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "5"
                 *     }
                 */
                "application/json": components["schemas"]["WebhooksDeleteInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: Record<string, never>;
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequiredOrReauthenticationRequired"];
            404: components["responses"]["WebhookNotFound"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReused"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "webhooks.rotateSecret": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "5"
                 *     }
                 */
                "application/json": components["schemas"]["WebhooksRotateSecretInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["WebhookWithSecret"];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequiredOrReauthenticationRequired"];
            404: components["responses"]["WebhookNotFound"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReused"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "webhooks.listDeliveries": {
        parameters: {
            query?: {
                /** @description The input as JSON */
                input?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: {
                                items: components["schemas"]["WebhookDelivery"][];
                                nextCursor: string | null;
                            };
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRangeOrInvalidCursor"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            408: components["responses"]["Timeout"];
            413: components["responses"]["PayloadTooLarge"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
    "webhooks.redeliver": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.
                 * @example 0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "deliveryId": "90"
                 *     }
                 */
                "application/json": components["schemas"]["WebhooksRedeliverInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description The id of the request in the logs */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: {
                            data: components["schemas"]["WebhookDelivery"];
                        };
                    };
                };
            };
            400: components["responses"]["ValidationFailedOrOutOfRange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrTotpSetupRequired"];
            404: components["responses"]["DeliveryNotFound"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["IdempotencyKeyReused"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrDatabaseUnavailableOrShuttingDown"];
        };
    };
}
