/** What the front-ends without a full screen share: following a journal, words for its events, harmless text. */
@NullMarked
package com.wallstreetsim.restore.frontend.text;

import org.jspecify.annotations.NullMarked;
