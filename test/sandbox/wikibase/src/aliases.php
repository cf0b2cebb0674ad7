<?php
$specialPageAliases = [ 'en' => [ 'EntityData' => [ 'EntityData' ], 'EntityPage' => [ 'EntityPage' ] ] ];
