<?php
declare( strict_types=1 );
namespace WikibaseStandIn;

use MediaWiki\MediaWikiServices;
use Wikimedia\Rdbms\IReadableDatabase;

/** What this site is, and the parts made from its settings, once per request. */
final class StandIn {
	private static ?EntityIndex $local = null;
	private static ?EntityIndex $repo = null;

	/** 'repo', 'media' or 'client' */
	public static function role(): string {
		return self::setting( 'StandInRole' );
	}

	public static function isRepo(): bool {
		return self::role() === 'repo';
	}

	public static function siteId(): string {
		return self::setting( 'StandInSiteId' );
	}

	public static function repoUrl(): string {
		return self::setting( 'StandInRepoUrl' );
	}

	/** Entities kept on this site, read from the connection that writes: what was just saved must be seen. */
	public static function local(): EntityIndex {
		return self::$local ??= new EntityIndex( MediaWikiServices::getInstance()->getConnectionProvider()->getPrimaryDatabase() );
	}

	/** Items and properties: this site's own or those of the repository. */
	public static function repo(): EntityIndex {
		return self::isRepo() ? self::local() : self::$repo ??= new EntityIndex( self::open( self::setting( 'StandInRepoDatabase' ) ) );
	}

	/** Where entities of this type are kept. */
	public static function index( string $type ): EntityIndex {
		return $type === 'mediainfo' ? self::local() : self::repo();
	}

	/** A connection of its own to another site's file, reading only and outside any transaction of this site. */
	public static function open( string $file ): IReadableDatabase {
		return MediaWikiServices::getInstance()->getDatabaseFactory()->create( 'sqlite', [
			'dbname' => basename( $file, '.sqlite' ), 'dbFilePath' => $file, 'flags' => 0, 'tablePrefix' => '',
		] );
	}

	public static function setting( string $name ): mixed {
		return MediaWikiServices::getInstance()->getMainConfig()->get( $name );
	}
}
