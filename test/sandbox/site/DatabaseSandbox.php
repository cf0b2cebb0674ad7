<?php
use Wikimedia\Rdbms\DatabaseSqlite;

/**
 * SQLite for a site that several people write to at once. (MediaWiki takes the class of a database of type `sandbox` to be
 * called DatabaseSandbox.)
 */
final class DatabaseSandbox extends DatabaseSqlite {
	/**
	 * MediaWiki waits for a named lock first and ends the transaction after. Here every transaction holds the whole file, so
	 * whoever has the lock and wants to write would wait for one who waits for the lock, until both give up after 15 seconds.
	 * @inheritDoc
	 */
	public function getScopedLockAndFlush( $lockKey, $fname, $timeout ) {
		if ( !$this->writesOrCallbacksPending() ) {
			$this->commit( $fname, self::FLUSHING_INTERNAL );
		}
		return parent::getScopedLockAndFlush( $lockKey, $fname, $timeout );
	}
}
