<?php
/**
 * Puts people and abuse filters on a fresh site. Reads JSON from standard input:
 * { "people": [ { "name", "password", "groups", "established" } ], "filters": [ { "name", "rules", "actions" } ],
 *   "performer": "name of the administrator who saves the filters",
 *   "interwiki": { "prefix": "https://address/of/\$1" } }
 */

use MediaWiki\Extension\AbuseFilter\AbuseFilterServices;
use MediaWiki\Extension\AbuseFilter\Filter\MutableFilter;
use MediaWiki\MediaWikiServices;
use MediaWiki\User\User;

$IP = getenv( 'SANDBOX_MEDIAWIKI_TREE' );
require_once "$IP/maintenance/Maintenance.php";

class PrepareSandbox extends Maintenance {
	public function __construct() {
		parent::__construct();
		$this->requireExtension( 'Abuse Filter' );
	}

	public function execute() {
		$given = json_decode( stream_get_contents( STDIN ), true, 512, JSON_THROW_ON_ERROR );
		foreach ( $given['people'] as $person ) {
			$this->addPerson( $person );
		}
		$this->setInterwiki( $given['interwiki'] );
		$performer = User::newFromName( $given['performer'] );
		$store = AbuseFilterServices::getFilterStore();
		foreach ( $given['filters'] as $wanted ) {
			$filter = MutableFilter::newDefault();
			$filter->setName( $wanted['name'] );
			$filter->setGroup( 'default' );
			$filter->setRules( $wanted['rules'] );
			$filter->setActions( $wanted['actions'] );
			$status = $store->saveFilter( $performer, null, $filter, MutableFilter::newDefault() );
			if ( !$status->isGood() ) {
				$this->fatalError( $wanted['name'] . ': ' . print_r( $status->getMessages(), true ) );
			}
		}
	}

	/** Replaces the prefixes MediaWiki comes with, which point all over the world. */
	private function setInterwiki( array $prefixes ): void {
		$dbw = MediaWikiServices::getInstance()->getConnectionProvider()->getPrimaryDatabase();
		$dbw->newDeleteQueryBuilder()->deleteFrom( 'interwiki' )->where( '1 = 1' )->caller( __METHOD__ )->execute();
		foreach ( $prefixes as $prefix => $url ) {
			$dbw->newInsertQueryBuilder()->insertInto( 'interwiki' )->row( [
				'iw_prefix' => $prefix, 'iw_url' => $url, 'iw_api' => '', 'iw_wikiid' => '', 'iw_local' => 1, 'iw_trans' => 0,
			] )->caller( __METHOD__ )->execute();
		}
	}

	private function addPerson( array $person ): void {
		$services = MediaWikiServices::getInstance();
		$user = User::newFromName( $person['name'] );
		if ( !$user->isRegistered() ) {
			$user->addToDatabase();
		}
		$status = $user->changeAuthenticationData( [
			'username' => $person['name'], 'password' => $person['password'], 'retype' => $person['password'],
		] );
		if ( !$status->isGood() ) {
			$this->fatalError( $person['name'] . ': ' . print_r( $status->getMessages(), true ) );
		}
		// "Keep me signed in" survives a reset only if the token is there before the seed is kept.
		$user->setToken();
		$user->saveSettings();
		foreach ( $person['groups'] as $group ) {
			$services->getUserGroupManager()->addUserToGroup( $user, $group );
		}
		if ( $person['established'] ) {
			$dbw = $services->getConnectionProvider()->getPrimaryDatabase();
			$dbw->newUpdateQueryBuilder()
				->update( 'user' )
				->set( [ 'user_editcount' => 1234, 'user_registration' => $dbw->timestamp( '20190401120000' ) ] )
				->where( [ 'user_id' => $user->getId() ] )
				->caller( __METHOD__ )->execute();
		}
	}
}

$maintClass = PrepareSandbox::class;
require_once RUN_MAINTENANCE_IF_MAIN;
