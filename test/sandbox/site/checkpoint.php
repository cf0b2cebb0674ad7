<?php
/** Folds the write-ahead logs of a folder's SQLite files into the files themselves, so that they can be copied alone. */
foreach ( glob( $argv[1] . '/*.sqlite' ) as $file ) {
	$db = new PDO( "sqlite:$file" );
	$db->exec( 'PRAGMA wal_checkpoint(TRUNCATE)' );
	unset( $db );
}
