/** Redis with Jedis. */
@NullMarked
package com.wallstreetsim.restore.adapter.redis;

import org.jspecify.annotations.NullMarked;
