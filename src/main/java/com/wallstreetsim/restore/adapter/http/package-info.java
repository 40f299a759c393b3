/** HTTP probes with OkHttp. */
@NullMarked
package com.wallstreetsim.restore.adapter.http;

import org.jspecify.annotations.NullMarked;
